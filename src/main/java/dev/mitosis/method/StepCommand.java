package dev.mitosis.method;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.method.command.CommandTemplate;
import org.jspecify.annotations.Nullable;

/**
 * A command of a step; in YAML the template alone, or {@code {capture: NAME, run: template}}, with {@code role} where
 * it makes a role.
 *
 * @param capture the name under which later commands of the same method use what it prints, as <code>${captured.NAME}
 *     </code>; null where nothing is kept
 * @param role the name of the IAM role that it makes where there is none, which goes at the end of the plan; null where
 *     it makes none
 */
public record StepCommand(
        CommandTemplate template,
        @Nullable String capture,
        @Nullable String role) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StepCommand of(String template) {
        return new StepCommand(CommandTemplate.of(template), null, null);
    }

    @JsonCreator
    static StepCommand of(
            @JsonProperty(value = "capture", required = true) String capture,
            @JsonProperty(value = "run", required = true) CommandTemplate run,
            @JsonProperty("role") @Nullable String role) {
        return new StepCommand(run, capture, role);
    }
}
