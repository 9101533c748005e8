package dev.mitosis.method;

import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a method, before it is filled in for the resources of an account.
 *
 * @param types those of the method's types whose resources have this step; empty for all of them
 * @param phase null for the usual phase of the action
 * @param title null for the usual title of the action
 * @param commands in the order in which they run; empty where a person does it
 * @param validation commands that fail where the step did not do what it should
 * @param undo commands that restore what was before the step
 * @param cleanup of a copy: commands that remove, after the hold, what it left on both sides
 * @param cleaned of a copy: commands that fail as long as anything is there that {@code cleanup} removes
 * @param provides of a copy: by property, the value of the stack parameter that fills the new thing; {@code Ref} where
 *     the copy makes the thing itself, and others need its id
 * @param checklist what a person does, one sentence each, with open places as commands have them; empty where commands
 *     do it
 * @param minutes working time for one resource; repeated runs of the same command are planned at a fraction of it
 * @param late for a cutover: whether it comes after the workloads were switched, as DNS names do; for a freeze: whether
 *     it comes after those who work off what is under way have stopped, because they write to the thing
 * @param size how the time grows with the data; null where it does not
 */
public record StepTemplate(
        StepAction action,
        List<String> types,
        @Nullable Phase phase,
        @Nullable String title,
        List<StepCommand> commands,
        List<StepCommand> validation,
        List<StepCommand> undo,
        List<StepCommand> cleanup,
        List<StepCommand> cleaned,
        Map<String, CommandTemplate> provides,
        Rehearsal rehearsal,
        List<String> checklist,
        List<String> preconditions,
        @Nullable String rollback,
        boolean manual,
        boolean pointOfNoReturn,
        boolean late,
        int minutes,
        @Nullable Size size) {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");

    public StepTemplate {
        types = copy(types);
        commands = copy(commands);
        validation = copy(validation);
        undo = copy(undo);
        cleanup = copy(cleanup);
        cleaned = copy(cleaned);
        provides = provides == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(provides));
        rehearsal = rehearsal == null ? Rehearsal.NONE : rehearsal;
        checklist = copy(checklist);
        preconditions = copy(preconditions);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The names of the open places in the sentences for a person. */
    Set<String> sentenceHoles() {
        Set<String> names = new LinkedHashSet<>();
        for (String sentence : checklist) {
            HOLE.matcher(sentence).results().forEach(hole -> names.add(hole.group(1)));
        }
        return names;
    }

    /** The sentences for a person with text in their open places, by the names of these. */
    public List<String> checklist(UnaryOperator<String> values) {
        return checklist.stream()
                .map(sentence -> HOLE.matcher(sentence)
                        .replaceAll(hole -> Matcher.quoteReplacement(values.apply(hole.group(1)))))
                .toList();
    }

    /** Whether resources of the type have this step. */
    public boolean isFor(String type) {
        return types.isEmpty() || types.contains(type);
    }

    /** Every template, in the order in which they can run: also of the ways back and of what is provided. */
    public Stream<CommandTemplate> templates() {
        return Stream.of(
                        Stream.of(commands, validation, undo, cleanup, cleaned)
                                .flatMap(List::stream)
                                .map(StepCommand::template),
                        provides.values().stream())
                .flatMap(part -> part);
    }
}
