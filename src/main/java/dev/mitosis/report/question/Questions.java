package dev.mitosis.report.question;

import dev.mitosis.io.text.Sentence;
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
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the open questions of every stage, each asked once, by how far their consequences reach; of those that reach
 * equally far, first what one answer settles most of, or what is least certain.
 */
public final class Questions {
    /** Below this confidence an assignment is put before a person. */
    static final double UNCERTAIN = 0.6;

    private static final int KINDS_SHOWN = 4;
    private static final int LISTED = 25;
    private static final int VIOLATIONS_SHOWN = 5;
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[^\\s,;]*[^\\s,;.:)]");
    /** Methods of steps whose decisions are questions of their own, or approvals. */
    private static final Set<String> ASKED_ELSEWHERE = Set.of("go-or-no-go", "not-observed", "retire", "undecided");

    private Questions() {}

    /** All of them, numbered, those with the farthest consequences first. */
    public static List<Question> of(ReportInput input, ReportIndex index) {
        List<Question> all = Stream.of(
                        violations(input, index),
                        new AccountQuestions(input).all().stream(),
                        new EstateQuestions(input, index).all().stream(),
                        AskedQuestions.of(input, index),
                        UseQuestions.contradicted(input, index).stream(),
                        new CrossingQuestions(input, index).all().stream(),
                        borders(input),
                        steps(input),
                        resources(input, index))
                .flatMap(stream -> stream)
                .sorted(Comparator.comparing(Question::rank))
                .toList();
        List<Question> numbered = new ArrayList<>();
        for (Question question : all) {
            numbered.add(question.numbered(numbered.size() + 1));
        }
        return numbered;
    }

    /** One row for all states in which the same does not hold; the sheet Checks has each. */
    private static Stream<Question> violations(ReportInput input, ReportIndex index) {
        return input.check().invariants().stream()
                .filter(invariant -> !invariant.violations().isEmpty())
                .map(invariant -> violation(invariant, index));
    }

    private static Question violation(Invariant invariant, ReportIndex index) {
        List<Violation> all = invariant.violations();
        Violation first = all.get(0);
        String place = first.step().isEmpty()
                ? Objects.requireNonNullElse(first.file(), invariant.id())
                : index.stepLink(first.step()).plain();
        String more = all.size() == 1 ? "" : " and " + (all.size() - 1) + " more";
        List<String> found =
                all.stream().map(violation -> said(violation, index)).distinct().toList();
        return Question.proposing(
                "check " + invariant.id(),
                Rank.CHECK,
                "failed check",
                new Value.Reference(place + more, TableNames.CHECKS, invariant.id()),
                "The plan must not be run as it is: it does not always hold that " + Sentence.within(invariant.title())
                        + ".",
                first.fix(),
                Words.first(found, VIOLATIONS_SHOWN));
    }

    /** What does not hold, in the words by which people know the things. */
    private static String said(Violation violation, ReportIndex index) {
        String text =
                ARN.matcher(violation.text()).replaceAll(arn -> Matcher.quoteReplacement(index.name(arn.group())));
        return violation.step().isEmpty()
                ? text
                : index.stepLink(violation.step()).plain() + ": " + text;
    }

    /**
     * Resources that the same rules judged in the same way are one question. What a stage asks about is not asked
     * again.
     */
    private static Stream<Question> resources(ReportInput input, ReportIndex index) {
        Set<String> asked = AskedQuestions.resources(input);
        List<Assignment> open = input.partition().resources().stream()
                .filter(row -> isOpen(row, index) && !asked.contains(row.id()))
                .sorted(Comparator.comparing(Assignment::confidence).thenComparing(Assignment::id))
                .toList();
        List<Assignment> leftover = open.stream()
                .filter(row -> row.leftover() && !undecided(row, index))
                .toList();
        List<Assignment> fates =
                open.stream().filter(row -> undecided(row, index)).toList();
        Map<String, List<Assignment>> alike = open.stream()
                .filter(row -> !row.leftover() && !undecided(row, index))
                .collect(Collectors.groupingBy(Questions::likeness, LinkedHashMap::new, Collectors.toList()));
        return Stream.of(
                        alike.values().stream().map(rows -> place(rows, index)),
                        fates.isEmpty() ? Stream.<Question>of() : Stream.of(fate(fates, index)),
                        leftover.isEmpty() ? Stream.<Question>of() : Stream.of(leftover(leftover, index)))
                .flatMap(questions -> questions);
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

    private static String likeness(Assignment row) {
        return String.join(
                "|", known(row.context()), known(row.environment()), row.account(), Words.rules(row.reasons()));
    }

    /** One row for all whose fate is open, with the list behind it. */
    private static Question fate(List<Assignment> rows, ReportIndex index) {
        Assignment first = rows.get(0);
        return new Question(
                "undecided fates",
                0,
                Rank.LEFTOVER,
                "disposition",
                subject(rows, index),
                "What shall happen to " + those(rows) + "?",
                List.of(
                        Option.of("stay until somebody knows", ""),
                        new Option(
                                "retire",
                                null,
                                "they are deleted in the last wave, after a last backup.",
                                assign(rows))),
                first.confidence(),
                index.disposition(first.id()).map(DispositionRow::reason).orElse("") + listed(rows, index),
                null);
    }

    /** One row for all that nobody seems to need, with the list behind it. */
    private static Question leftover(List<Assignment> rows, ReportIndex index) {
        return new Question(
                "leftovers",
                0,
                Rank.LEFTOVER,
                "leftover",
                subject(rows, index),
                (rows.size() == 1 ? "Can this go: " : "Can these " + rows.size() + " things go: ") + those(rows)
                        + ", which nothing seems to use?",
                List.of(
                        Option.of("as the plan says, after a last look", ""),
                        new Option(
                                "retire",
                                null,
                                "they are deleted in the last wave, after a last backup.",
                                assign(rows))),
                null,
                "What makes it look so stands in each row of the sheet Resources." + listed(rows, index),
                null);
    }

    private static String listed(List<Assignment> rows, ReportIndex index) {
        return rows.size() == 1
                ? ""
                : " They are " + index.names(rows.stream().map(Assignment::id).toList(), LISTED) + ".";
    }

    private static String assign(List<Assignment> rows) {
        return rows.stream()
                .map(row -> "  - resource: \"" + row.id() + "\"\n    disposition: " + Disposition.RETIRE.label() + "\n")
                .collect(Collectors.joining("", "assign:\n", ""));
    }

    private static Question place(List<Assignment> rows, ReportIndex index) {
        Assignment first = rows.get(0);
        return Question.proposing(
                        "resource " + first.id(),
                        Rank.PLACE,
                        "assignment",
                        subject(rows, index),
                        "Which context and environment " + (rows.size() == 1 ? "does " : "do ") + those(rows)
                                + " belong to?",
                        known(first.context()) + " / " + known(first.environment()) + ", in account " + first.account(),
                        Words.reasons(first.reasons()))
                .sure(first.confidence());
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
        boolean tooDear = coupling.price() > coupling.benefit();
        return Question.proposing(
                String.join("/", "border", coupling.environment(), coupling.left(), coupling.right()),
                Rank.BORDER,
                "border",
                Value.text(pair + " (" + coupling.environment() + ")"),
                "Shall " + pair + " stay together for now?",
                tooDear
                        ? "Keep them together and decouple first: the border would cost " + points(coupling.price())
                                + " points and give " + points(coupling.benefit()) + "."
                        : "Keep them together for other reasons than the price, which stand beside it.",
                Words.reasons(coupling.reasons()));
    }

    private static String points(double points) {
        return String.format(Locale.ROOT, "%.1f", points);
    }

    /** What people decide in steps and is asked nowhere else; going on with a wave is approved on the Brief. */
    private static Stream<Question> steps(ReportInput input) {
        return input.plan().steps().stream()
                .filter(step -> step.action() == StepAction.DECIDE && !ASKED_ELSEWHERE.contains(step.method()))
                .map(Questions::step);
    }

    private static Question step(Step step) {
        return Question.proposing(
                "step " + step.id(),
                Rank.STEP,
                "step",
                new Value.Reference(step.id(), TableNames.STEPS, step.id()),
                step.title(),
                "Decide it when wave " + step.wave() + " comes; its checklist says what it takes.",
                step.why());
    }
}
