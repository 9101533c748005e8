package dev.mitosis.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the commands.
 *
 * @param name as the shell has it
 * @param meaning one sentence for who gives it, or what the step found out
 * @param example what a value looks like
 * @param secret whether its value is shown to nobody and never kept
 * @param value what it is where nobody gives another; null where a person has to say
 * @param step the id of the step whose commands set it; null where a person gives it in {@code inputs.env}
 */
public record PlanVariable(
        String name,
        String meaning,
        String example,
        boolean secret,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String value,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String step) {}
