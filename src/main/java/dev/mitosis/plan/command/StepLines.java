package dev.mitosis.plan.command;

import dev.mitosis.io.text.Shell;
import dev.mitosis.method.StepCommand;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.unit.TargetIndex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The commands of one step as they are gathered: those that do it, those that prove it, those that take it back, and
 * the variables that they set and use. A command that is there already is not repeated.
 */
public final class StepLines {
    private final TargetIndex index;
    private final Demands demands;
    private final NewIds newIds;
    private final Set<String> commands = new LinkedHashSet<>();
    private final Set<String> validation = new LinkedHashSet<>();
    private final Set<String> undo = new LinkedHashSet<>();
    private final Set<String> outputs = new TreeSet<>();

    /** Which list a command goes to. */
    public enum Part {
        COMMANDS,
        VALIDATION,
        UNDO
    }

    /** No commands yet. */
    public StepLines(TargetIndex index, Demands demands) {
        this.index = index;
        this.demands = demands;
        this.newIds = new NewIds(index);
    }

    /** Takes commands of a method in, for one thing and run. */
    public StepLines fill(Part part, List<StepCommand> templates, Moved thing, @Nullable CopyMode mode) {
        HoleValues values = new HoleValues(index, demands, newIds, thing, mode);
        for (StepCommand template : templates) {
            String command = template.template().fill(values::of).toString();
            if (template.role() != null && part == Part.COMMANDS) {
                values.makes(template.role(), template.template());
            }
            if (template.capture() == null) {
                list(part).add(command);
            } else {
                String variable = values.captured(template.capture());
                outputs.add(variable);
                list(part).add(variable + "=$(" + command + ")");
            }
        }
        return this;
    }

    /** What a template stands for as a word of the shell, for one thing and run. */
    public String word(CommandTemplate template, Moved thing, @Nullable CopyMode mode) {
        HoleValues values = new HoleValues(index, demands, newIds, thing, mode);
        return template.fill(values::of).toString();
    }

    /** A command of a method for one thing, to be kept or put elsewhere. */
    public String text(StepCommand template, Moved thing) {
        HoleValues values = new HoleValues(index, demands, newIds, thing, null);
        return template.template().fill(values::of).toString();
    }

    /** Takes a command in as it stands. */
    public StepLines line(Part part, String command) {
        list(part).add(command);
        return this;
    }

    /** Takes a command in whose answer is kept in a variable. */
    public StepLines keep(String variable, String command) {
        outputs.add(variable);
        commands.add(variable + "=$(" + command + ")");
        return this;
    }

    /** The variable with the physical id of a new thing, which is asked for before. */
    public String newId(PlannedResource planned) {
        newIds.of(planned);
        return VariableNames.of("NEW_ID", null, planned.id());
    }

    private Set<String> list(Part part) {
        return switch (part) {
            case COMMANDS -> commands;
            case VALIDATION -> validation;
            case UNDO -> undo;
        };
    }

    /** {@code --profile NAME --region REGION}. */
    public static String in(String account, String region) {
        return "--profile " + Shell.argument(account) + " --region " + region;
    }

    /** The commands, the questions for ids first. */
    public List<String> commands() {
        return ordered(commands);
    }

    /** The commands that fail where the step did not do what it should. */
    public List<String> validation() {
        return ordered(validation);
    }

    /** The commands that take it back. */
    public List<String> undo() {
        return ordered(undo);
    }

    /** Each list runs by itself, so that each asks for the ids that it uses. */
    private List<String> ordered(Set<String> lines) {
        Set<String> used = new LinkedHashSet<>();
        lines.forEach(line -> used.addAll(VariableNames.usedIn(line)));
        List<String> ordered = new ArrayList<>();
        newIds.lookups().forEach((variable, question) -> {
            if (used.contains(variable)) {
                ordered.add(question);
            }
        });
        ordered.addAll(lines);
        return List.copyOf(ordered);
    }

    /** The variables that later steps may use. */
    public Set<String> outputs() {
        return outputs;
    }
}
