package dev.mitosis.method;

import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a method, before it is filled in for the resources of an account.
 *
 * @param phase null for the usual phase of the action
 * @param title null for the usual title of the action
 * @param minutes working time for one resource; repeated runs of the same command are planned at a fraction of it
 * @param late for a cutover: whether it comes after the workloads were switched, as DNS names do
 */
public record StepTemplate(
        StepAction action,
        @Nullable Phase phase,
        @Nullable String title,
        List<CommandTemplate> commands,
        List<CommandTemplate> validation,
        List<String> preconditions,
        @Nullable String rollback,
        boolean manual,
        boolean pointOfNoReturn,
        boolean late,
        int minutes) {
    public StepTemplate {
        commands = commands == null ? List.of() : List.copyOf(commands);
        validation = validation == null ? List.of() : List.copyOf(validation);
        preconditions = preconditions == null ? List.of() : List.copyOf(preconditions);
    }
}
