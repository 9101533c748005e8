package dev.mitosis.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time in which units are switched over together: their writers are stopped, the last copy is made and proved, and
 * they go to work in their new accounts.
 *
 * @param id of the first of its units, stable as long as the units are the same
 * @param wave the number of the wave in which it lies
 * @param units the ids of the units
 * @param downtimeMinutes from the first freeze to the opening, as planned
 * @param budgetMinutes how long they may be down; null where nobody decided
 * @param start when its first freeze is planned, as ISO date and time in UTC; null without {@code start}
 * @param reasons why these units, and no others, go together
 */
public record Window(
        String id,
        String title,
        int wave,
        List<String> units,
        int downtimeMinutes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer budgetMinutes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String start,

        List<Reason> reasons) {
    public Window {
        units = List.copyOf(units);
        reasons = List.copyOf(reasons);
    }
}
