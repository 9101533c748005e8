package dev.mitosis.partition.questions;

import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.Contradiction;
import dev.mitosis.partition.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Asks which of two is right: one question for all that the same tag says and the same other thing denies. */
final class ContradictionQuestions {
    private final Surveyed found;

    ContradictionQuestions(Surveyed found) {
        this.found = found;
    }

    List<OpenQuestion> ask() {
        Map<String, List<Contradiction>> groups = new TreeMap<>();
        for (Contradiction contradiction : found.contradictions()) {
            groups.computeIfAbsent(key(contradiction), unused -> new ArrayList<>())
                    .add(contradiction);
        }
        List<OpenQuestion> questions = new ArrayList<>();
        groups.forEach((key, group) -> questions.add(question(key, group)));
        return questions;
    }

    private static Reason reason(Verdict verdict) {
        return verdict.reasons().get(0);
    }

    /** What is said, by which tag, stack or word, and what is said instead. */
    private static String key(Contradiction contradiction) {
        return contradiction.axis() + "\n"
                + contradiction.believed().label() + "\n"
                + reason(contradiction.believed()).rule() + "\n"
                + reason(contradiction.believed()).facts() + "\n"
                + contradiction.other().label();
    }

    private static OpenQuestion question(String key, List<Contradiction> group) {
        Contradiction first = group.get(0);
        String axis = first.axis().name().toLowerCase(Locale.ROOT);
        List<String> resources = group.stream()
                .map(contradiction -> contradiction.subject().arn())
                .sorted()
                .distinct()
                .toList();
        List<Candidate> candidates =
                List.of(candidate(first.believed(), axis, resources), candidate(first.other(), axis, resources));
        String what = resources.size() == 1
                ? first.subject().label()
                : first.subject().label() + " and " + (resources.size() - 1) + " more";
        return new OpenQuestion(
                Ids.of(OpenQuestion.Kind.CONTRADICTION, key),
                OpenQuestion.Kind.CONTRADICTION,
                "Which " + axis + " is right for " + what + ", "
                        + candidates.get(0).answer() + " or "
                        + candidates.get(1).answer() + "?",
                resources,
                candidates,
                resources.size(),
                candidates.get(0).decision());
    }

    private static Candidate candidate(Verdict verdict, String axis, List<String> resources) {
        String answer = String.valueOf(verdict.label());
        return new Candidate(answer, verdict.confidence(), verdict.reasons(), Snippets.assign(resources, axis, answer));
    }
}
