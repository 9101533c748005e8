package dev.mitosis.plan.effect;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.method.StepCommand;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step that every split needs, whatever is in the account.
 *
 * @param key unique
 * @param wave {@code foundation}, {@code cost}, {@code join} or {@code closing}
 * @param place the purpose of the account in which it is done; {@code old} for the one that is split
 * @param after the keys of steps that it waits for; also steps of the organization's script, and
 *     {@code organization-steps} for all of them
 * @param checklist what a person does, where no command can
 * @param eachAccount commands that are repeated for each new account
 * @param ofManagement those that take their place for the management account, which goes by whatever name it was signed
 *     up with
 * @param inputs what only a person knows
 * @param undo the commands that take it back; empty where nothing has to be done; null where nothing leads back
 * @param daysBeforeJoin of what belongs to the cost history: how many days before the join it must be done at the
 *     latest
 */
record StandingStep(
        String key,
        String wave,
        Phase phase,
        StepAction action,
        String place,
        String title,
        String why,
        List<String> after,
        List<String> preconditions,
        List<String> checklist,
        List<StepCommand> commands,
        @JsonProperty("each-account") List<StepCommand> eachAccount,
        @JsonProperty("of-management") List<StepCommand> ofManagement,
        List<StepCommand> validation,
        Map<String, Asked> inputs,
        List<StandingEffect> effects,
        String rollback,
        @Nullable Way undo,
        @JsonProperty("point-of-no-return") boolean pointOfNoReturn,
        int minutes,

        @JsonProperty("days-before-join") @Nullable Integer daysBeforeJoin,

        List<String> sources) {
    StandingStep {
        after = copy(after);
        preconditions = copy(preconditions);
        checklist = copy(checklist);
        commands = copy(commands);
        eachAccount = copy(eachAccount);
        ofManagement = copy(ofManagement);
        validation = copy(validation);
        inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
        effects = copy(effects);
        sources = copy(sources);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** What a person is asked for. */
    record Asked(String meaning, String example) {}

    /**
     * What it changes; the account is that of the step.
     *
     * @param object {@code policies} for each policy of the organization; {@code baseline/old} for each thing that the
     *     baseline makes in the account that is split; {@code account/old} for the account that is split,
     *     {@code account/management} for that one
     * @param in the purpose of the account in which it happens; null for that of the step
     */
    record StandingEffect(
            Verb verb,
            String object,
            @Nullable String of,
            @Nullable CopyMode mode,
            @Nullable String consumer,
            @Nullable String in) {}

    /**
     * The way back.
     *
     * @param commands null where there is none
     */
    record Way(@Nullable List<StepCommand> commands) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Way of(JsonNode node) {
            if (node.isTextual()) {
                if (!node.asText().equals("none")) {
                    throw new IllegalArgumentException("a way back is a list of commands, or none");
                }
                return new Way(null);
            }
            List<StepCommand> commands = new ArrayList<>();
            node.forEach(line -> commands.add(new StepCommand(CommandTemplate.of(line.asText()), null, null)));
            return new Way(List.copyOf(commands));
        }
    }
}
