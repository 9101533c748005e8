package dev.mitosis.method;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that stands for no resource: of the cost export, the foundation, the join and the closing.
 *
 * @param key unique over all playbooks
 * @param place the account it works in
 * @param forEach whether it is done once or for each new account
 * @param after the keys of the steps it waits for
 * @param daysBeforeJoin for cost-export tasks: how many days before the join it must be done at the latest
 */
public record PlaybookStep(
        String key,
        StepAction action,
        Phase phase,
        Place place,
        ForEach forEach,
        String title,
        String why,
        List<String> after,
        List<String> preconditions,
        List<CommandTemplate> commands,
        List<CommandTemplate> validation,
        String rollback,
        boolean manual,
        boolean pointOfNoReturn,
        int minutes,
        @Nullable Integer daysBeforeJoin,
        List<String> sources) {
    public PlaybookStep {
        place = place == null ? Place.OLD : place;
        forEach = forEach == null ? ForEach.ONCE : forEach;
        after = after == null ? List.of() : List.copyOf(after);
        preconditions = preconditions == null ? List.of() : List.copyOf(preconditions);
        commands = commands == null ? List.of() : List.copyOf(commands);
        validation = validation == null ? List.of() : List.copyOf(validation);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** The account in which a step is done. */
    public enum Place {
        @JsonProperty("old")
        OLD,
        @JsonProperty("management")
        MANAGEMENT,
        @JsonProperty("log-archive")
        LOG_ARCHIVE,
        @JsonProperty("security-tooling")
        SECURITY_TOOLING,
        @JsonProperty("each")
        EACH
    }

    /** How often a step occurs in a plan. */
    public enum ForEach {
        @JsonProperty("once")
        ONCE,
        @JsonProperty("new-account")
        NEW_ACCOUNT,
        @JsonProperty("workload-account")
        WORKLOAD_ACCOUNT,
        /** For each unit that moves or group of things that need an answer; drawn where these are known. */
        @JsonProperty("unit")
        UNIT
    }
}
