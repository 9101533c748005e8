package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice that had options, apart from the means of connection, which have theirs with them.
 *
 * @param about what was chosen: the key of decisions.yaml by which people choose otherwise, else a word
 * @param subject what it was chosen for; empty for the whole estate
 * @param taken the name of the option that was taken
 */
public record PlannedChoice(String about, String subject, String taken, List<Option> options, Reason reason) {
    public PlannedChoice {
        options = List.copyOf(options);
    }

    /**
     * Something that could be chosen.
     *
     * @param price in US dollars a month, without traffic: a planning value, to compare by
     * @param downtime minutes that things are down for it; null where nothing is switched
     */
    public record Option(
            String name,
            boolean feasible,
            double price,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable
            Integer downtime,

            String why) {
        /** An option for which nothing is switched. */
        public static Option of(String name, boolean feasible, double price, String why) {
            return new Option(name, feasible, price, null, why);
        }
    }
}
