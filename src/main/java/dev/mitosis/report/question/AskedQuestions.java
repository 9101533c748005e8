package dev.mitosis.report.question;

import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.OpenQuestion.Kind;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the partition and the target ask, those first that settle most. */
final class AskedQuestions {
    private static final int SHOWN = 25;
    private static final Pattern OWNER = Pattern.compile("^owners:\\s*\\n\\s+(?:\"([^\"]+)\"|([^:\"]+)):");

    private AskedQuestions() {}

    static Stream<Question> of(ReportInput input, ReportIndex index) {
        List<OpenQuestion> unanswerable =
                all(input).filter(AskedQuestions::saysNothing).toList();
        List<Question> rows = new ArrayList<>();
        all(input)
                .filter(question -> !saysNothing(question))
                .sorted(Comparator.comparing(OpenQuestion::settles, Comparator.reverseOrder()))
                .forEach(question -> rows.add(row(question, index)));
        if (!unanswerable.isEmpty()) {
            rows.add(leftover(unanswerable, index));
        }
        return rows.stream();
    }

    /** What is asked about, so that nothing is asked twice. Who owns a context says nothing about its resources. */
    static Set<String> resources(ReportInput input) {
        return all(input)
                .filter(question -> question.kind() != Kind.OWNER && question.kind() != Kind.DELIVERY)
                .flatMap(question -> question.resources().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<OpenQuestion> all(ReportInput input) {
        return Stream.concat(
                input.partition().questions().stream(),
                input.target() == null ? Stream.of() : input.target().questions().stream());
    }

    /** Whether it asks for a context and nothing speaks for any. */
    private static boolean saysNothing(OpenQuestion question) {
        return question.kind() == Kind.CONTEXT && question.candidates().isEmpty();
    }

    private static Question row(OpenQuestion question, ReportIndex index) {
        List<Candidate> candidates = question.candidates();
        List<Option> options = candidates.isEmpty()
                ? List.of(Option.of("nobody says yet", ""))
                : candidates.stream()
                        .map(candidate -> Option.of(candidate.answer(), candidate.decision()))
                        .toList();
        return new Question(
                "question " + question.id(),
                0,
                Rank.ASKED,
                question.kind().label().replace('-', ' '),
                index.resourcesLink(question.resources()),
                question.text(),
                options,
                candidates.isEmpty() ? null : candidates.get(0).confidence(),
                evidence(question),
                question.kind() == Kind.OWNER ? owner(question) : null);
    }

    /** Who answers for a context can be written by name; the decision's own text says for which. */
    private static @Nullable FreeValue owner(OpenQuestion question) {
        Matcher context = OWNER.matcher(question.decision());
        return context.find()
                ? new FreeValue(
                        List.of("owners", Objects.requireNonNullElse(context.group(1), context.group(2))),
                        "[^\\n]{1,200}",
                        "a name of your own")
                : null;
    }

    /** One row for all that nothing is known about, with their names behind. */
    private static Question leftover(List<OpenQuestion> questions, ReportIndex index) {
        List<String> resources = questions.stream()
                .flatMap(question -> question.resources().stream())
                .sorted()
                .toList();
        boolean one = resources.size() == 1;
        return Question.proposing(
                "contexts of leftovers",
                Rank.LEFTOVER,
                Kind.CONTEXT.label(),
                index.resourcesLink(resources),
                "To which context "
                        + (one ? "does this belong?" : "does each of these " + resources.size() + " belong?"),
                "Leave " + (one ? "it" : "them") + " where " + (one ? "it is" : "they are")
                        + " until somebody knows; write what is known on the sheet Resources.",
                "Nothing in the account says whose " + (one ? "it is: " : "they are: ") + index.names(resources, SHOWN)
                        + ".");
    }

    /** What one answer settles, and what speaks for each. */
    private static String evidence(OpenQuestion question) {
        String settled = question.settles() < 2 ? "" : "One answer settles " + question.settles() + " resources. ";
        return settled
                + question.candidates().stream()
                        .map(candidate -> candidate.answer() + ": " + Words.reasons(candidate.evidence()))
                        .collect(Collectors.joining(" "));
    }
}
