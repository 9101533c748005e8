package dev.mitosis.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When what is done. Without a start there are days from the first one only, {@code T+12}.
 *
 * @param start the first day, as ISO date; null where nobody decided
 * @param end the last day; null without a start
 * @param days from the first to the last, both counted
 * @param people how many work at the same time
 * @param waves in their order
 * @param assumptions what the durations rest on, one sentence each
 */
public record Calendar(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String start,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String end,

        int days,
        int people,
        List<Slot> waves,
        List<String> assumptions) {
    public Calendar {
        waves = List.copyOf(waves);
        assumptions = List.copyOf(assumptions);
    }

    /**
     * A wave in the calendar.
     *
     * @param firstDay counted from 0 for the first day of all
     * @param lastDay the day of its last step
     * @param from as ISO date; null without a start
     * @param to as ISO date; null without a start
     * @param reasons what it had to wait for: a freeze, the first of a month, a hold, a quota
     */
    public record Slot(
            int wave,
            int firstDay,
            int lastDay,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String from,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String to,

            List<String> reasons) {
        public Slot {
            reasons = List.copyOf(reasons);
        }
    }
}
