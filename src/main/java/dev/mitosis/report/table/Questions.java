package dev.mitosis.report.table;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.table.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the open questions of every stage, each asked once: what fails its check; what the stages ask, most settled
 * first; whatever else is uncertain, the least certain first; who keeps the old account; borders; steps.
 */
final class Questions {
    /** Below this confidence an assignment is put before a person. */
    static final double UNCERTAIN = 0.6;

    private static final int KINDS_SHOWN = 4;

    private Questions() {}

    static List<Question> of(ReportInput input, ReportIndex index) {
        List<Question> all = Stream.of(
                        violations(input, index),
                        AskedQuestions.of(input, index),
                        resources(input, index),
                        oldAccount(input),
                        borders(input),
                        steps(input))
                .flatMap(stream -> stream)
                .toList();
        List<Question> numbered = new ArrayList<>();
        for (Question question : all) {
            numbered.add(question.numbered(numbered.size() + 1));
        }
        return numbered;
    }

    private static Stream<Question> violations(ReportInput input, ReportIndex index) {
        return input.check().invariants().stream()
                .flatMap(invariant -> invariant.violations().stream().map(found -> violation(invariant, found, index)));
    }

    private static Question violation(Invariant invariant, Violation found, ReportIndex index) {
        return new Question(
                String.join(" ", "check", invariant.id(), found.step(), found.text()),
                0,
                "failed check",
                found.step().isEmpty() ? Value.text(invariant.id()) : index.stepLink(found.step()),
                found.text(),
                found.fix(),
                null,
                "It must hold in every state that " + decapitalised(invariant.title()));
    }

    private static String decapitalised(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + sentence.substring(1);
    }

    /** Where several contexts share production in the old account: which of them would keep it. */
    private static Stream<Question> oldAccount(ReportInput input) {
        return Stream.ofNullable(input.partition().old())
                .filter(old -> old.keeper() != null)
                .map(old -> new Question(
                        "old account " + old.account(),
                        0,
                        "old account",
                        new Value.Reference(old.account(), AccountsTable.NAME, old.account()),
                        "Which context keeps " + old.account() + ", if those that share it part one day?",
                        Objects.requireNonNull(old.keeper()),
                        null,
                        Words.reasons(old.reasons())));
    }

    /**
     * Resources that the same rules judged in the same way are one question. What a stage asks about is not asked
     * again.
     */
    private static Stream<Question> resources(ReportInput input, ReportIndex index) {
        Set<String> asked = AskedQuestions.resources(input);
        Map<String, List<Assignment>> alike = input.partition().resources().stream()
                .filter(row -> isOpen(row, index) && !asked.contains(row.id()))
                .sorted(Comparator.comparing(Assignment::confidence).thenComparing(Assignment::id))
                .collect(Collectors.groupingBy(row -> likeness(row, index), LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(rows -> undecided(rows.get(0), index) ? fate(rows, index) : place(rows, index));
    }

    private static boolean isOpen(Assignment row, ReportIndex index) {
        boolean judged = row.role() != Role.MANAGED && row.role() != Role.ACCOUNT_SETTINGS;
        return undecided(row, index) || (judged && row.confidence() < UNCERTAIN);
    }

    private static boolean undecided(Assignment row, ReportIndex index) {
        return index.disposition(row.id())
                .filter(found -> found.disposition() == Disposition.UNDECIDED)
                .isPresent();
    }

    private static String likeness(Assignment row, ReportIndex index) {
        return undecided(row, index)
                ? String.join("|", "fate", row.type(), reason(row, index))
                : String.join(
                        "|",
                        "place",
                        known(row.context()),
                        known(row.environment()),
                        row.account(),
                        Words.rules(row.reasons()));
    }

    private static String reason(Assignment row, ReportIndex index) {
        return index.disposition(row.id()).map(DispositionRow::reason).orElse("");
    }

    private static Question fate(List<Assignment> rows, ReportIndex index) {
        Assignment first = rows.get(0);
        return new Question(
                "resource " + first.id(),
                0,
                "disposition",
                subject(rows, index),
                "What shall happen to " + those(rows) + "?",
                "Choose a disposition on the sheet Resources.",
                first.confidence(),
                reason(first, index));
    }

    private static Question place(List<Assignment> rows, ReportIndex index) {
        Assignment first = rows.get(0);
        return new Question(
                "resource " + first.id(),
                0,
                "assignment",
                subject(rows, index),
                "Which context and environment " + (rows.size() == 1 ? "does " : "do ") + those(rows) + " belong to?",
                known(first.context()) + " / " + known(first.environment()) + ", in account " + first.account(),
                first.confidence(),
                Words.reasons(first.reasons()));
    }

    private static Value subject(List<Assignment> rows, ReportIndex index) {
        return index.resourcesLink(rows.stream().map(Assignment::id).toList());
    }

    private static String those(List<Assignment> rows) {
        return rows.size() == 1
                ? "this " + kind(rows.get(0))
                : "these " + rows.size() + " resources ("
                        + rows.stream()
                                .map(Questions::kind)
                                .distinct()
                                .sorted()
                                .limit(KINDS_SHOWN)
                                .collect(Collectors.joining(", "))
                        + (rows.stream().map(Questions::kind).distinct().count() > KINDS_SHOWN ? ", ..." : "")
                        + ")";
    }

    private static String known(@Nullable String value) {
        return Objects.requireNonNullElse(value, "none");
    }

    private static String kind(Assignment row) {
        return row.type().replace("AWS::", "").replace("::", " ");
    }

    private static Stream<Question> borders(ReportInput input) {
        return input.partition().couplings().stream()
                .filter(Coupling::isTooStrong)
                .map(Questions::border);
    }

    private static Question border(Coupling coupling) {
        String pair = coupling.left() + " and " + coupling.right();
        return new Question(
                String.join("/", "border", coupling.environment(), coupling.left(), coupling.right()),
                0,
                "border",
                Value.text(pair + " (" + coupling.environment() + ")"),
                "Shall " + pair + " stay together for now?",
                "Keep them together and decouple first: the border would cost more than it gives.",
                null,
                Words.reasons(coupling.reasons()));
    }

    private static Stream<Question> steps(ReportInput input) {
        return input.plan().steps().stream()
                .filter(step -> step.action() == StepAction.DECIDE)
                .map(Questions::step);
    }

    private static Question step(Step step) {
        return new Question(
                "step " + step.id(),
                0,
                "step",
                new Value.Reference(step.id(), StepsTable.NAME, step.id()),
                step.title(),
                step.validation().isEmpty() ? "" : step.validation().get(0),
                null,
                step.why());
    }
}
