package dev.mitosis.partition.questions;

import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks who answers for each context that nobody was named for; tags that name owners are the candidates. */
final class OwnerQuestions {
    private static final int BEST = 2;
    private static final String NOBODY = "name@example.com";

    private final Surveyed found;
    private final TagMeanings tags = new TagMeanings();

    OwnerQuestions(Surveyed found) {
        this.found = found;
    }

    List<OpenQuestion> ask() {
        Map<String, List<Placement>> contexts = new TreeMap<>();
        for (Placement placement : found.placements()) {
            if (placement.context() != null && !found.decisions().owners().containsKey(placement.context())) {
                contexts.computeIfAbsent(placement.context(), unused -> new ArrayList<>())
                        .add(placement);
            }
        }
        List<OpenQuestion> questions = new ArrayList<>();
        contexts.forEach((context, rows) -> questions.add(question(context, rows)));
        return questions;
    }

    private OpenQuestion question(String context, List<Placement> rows) {
        List<Candidate> candidates = candidates(context, rows);
        return new OpenQuestion(
                Ids.of(OpenQuestion.Kind.OWNER, context),
                OpenQuestion.Kind.OWNER,
                "Who answers for " + context + ContextQuestions.choice(candidates) + "?",
                rows.stream().map(row -> row.subject().arn()).sorted().toList(),
                candidates,
                rows.size(),
                candidates.isEmpty()
                        ? Snippets.owner(context, NOBODY)
                        : candidates.get(0).decision());
    }

    private List<Candidate> candidates(String context, List<Placement> rows) {
        Map<String, Integer> named = new TreeMap<>();
        for (Placement row : rows) {
            Set<String> owners = new HashSet<>();
            row.subject().tags().forEach((key, value) -> {
                if (tags.namesOwner(key) && !value.isBlank()) {
                    owners.add(value);
                }
            });
            owners.forEach(owner -> named.merge(owner, 1, Integer::sum));
        }
        return named.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(BEST)
                .map(entry -> new Candidate(
                        entry.getKey(),
                        Leanings.rounded((double) entry.getValue() / rows.size()),
                        List.of(new Reason(
                                "question.owner",
                                Map.of("owner", entry.getKey(), "resources", String.valueOf(entry.getValue())),
                                entry.getValue() + " of " + rows.size() + " resources name this owner in a tag.")),
                        Snippets.owner(context, entry.getKey())))
                .toList();
    }
}
