package dev.mitosis.report.table;

import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.OpenQuestion.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the partition and the target ask, those first that settle most. */
final class AskedQuestions {
    private static final int SHOWN = 25;

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
        return new Question(
                "question " + question.id(),
                0,
                question.kind().label().replace('-', ' '),
                index.resourcesLink(question.resources()),
                question.text(),
                candidates.isEmpty()
                        ? "Nothing speaks for any; write it in decisions.yaml."
                        : candidates.get(0).answer(),
                candidates.isEmpty() ? null : candidates.get(0).confidence(),
                evidence(question));
    }

    /** One row for all that nothing is known about, with their names behind. */
    private static Question leftover(List<OpenQuestion> questions, ReportIndex index) {
        List<String> resources = questions.stream()
                .flatMap(question -> question.resources().stream())
                .sorted()
                .toList();
        boolean one = resources.size() == 1;
        return new Question(
                "question " + questions.get(0).id(),
                0,
                Kind.CONTEXT.label(),
                index.resourcesLink(resources),
                "To which context "
                        + (one ? "does this belong?" : "does each of these " + resources.size() + " belong?"),
                "Leave " + (one ? "it" : "them") + " where " + (one ? "it is" : "they are")
                        + " until somebody knows; write what is known in decisions.yaml.",
                null,
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
