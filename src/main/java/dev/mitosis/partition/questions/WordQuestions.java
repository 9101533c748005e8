package dev.mitosis.partition.questions;

import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks what words for environments mean that nobody else uses, and which environment those mean that only rule
 * production out: one question for each word.
 */
final class WordQuestions {
    private static final String VAGUE = "environment.not-production";
    private static final int BEST = 2;
    private static final double EVEN = 0.5;

    private final Surveyed found;
    private final Map<String, Set<String>> contexts = new TreeMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, List<Placement>> unknown = new TreeMap<>();
    private final Map<String, List<Placement>> vague = new TreeMap<>();

    WordQuestions(Surveyed found) {
        this.found = found;
        found.placements().forEach(this::note);
    }

    private void note(Placement placement) {
        String environment = placement.environment();
        if (environment != null) {
            sizes.merge(environment, 1, Integer::sum);
            if (placement.context() != null) {
                contexts.computeIfAbsent(environment, unused -> new TreeSet<>()).add(placement.context());
            }
            if (!found.lexicon().isKnown(environment) && isSaid(placement)) {
                unknown.computeIfAbsent(environment, unused -> new ArrayList<>())
                        .add(placement);
            }
            return;
        }
        placement.reasons().stream()
                .filter(reason -> reason.rule().equals(VAGUE))
                .findFirst()
                .ifPresent(reason -> vague.computeIfAbsent(
                                reason.facts().getOrDefault("word", ""), unused -> new ArrayList<>())
                        .add(placement));
    }

    /** Whether the account says the word, and not only a decision. */
    private static boolean isSaid(Placement placement) {
        return placement.reasons().stream().anyMatch(reason -> reason.rule().startsWith("environment."));
    }

    List<OpenQuestion> ask() {
        List<OpenQuestion> questions = new ArrayList<>();
        unknown.forEach((word, rows) -> questions.add(question(word, rows, ofUnknown(word, rows.size()))));
        vague.forEach((word, rows) -> questions.add(question(word, rows, ofVague(word))));
        return questions;
    }

    private static OpenQuestion question(String word, List<Placement> rows, List<Candidate> candidates) {
        return new OpenQuestion(
                Ids.of(OpenQuestion.Kind.UNKNOWN_ENVIRONMENT, word),
                OpenQuestion.Kind.UNKNOWN_ENVIRONMENT,
                "What does '" + word + "' mean, "
                        + (candidates.isEmpty()
                                ? "which environment"
                                : String.join(
                                        " or ",
                                        candidates.stream()
                                                .map(Candidate::answer)
                                                .map(answer ->
                                                        answer.equals(word) ? "an environment of its own" : answer)
                                                .toList()))
                        + "?",
                rows.stream().map(row -> row.subject().arn()).sorted().toList(),
                candidates,
                rows.size(),
                candidates.isEmpty()
                        ? Snippets.isItself(word)
                        : candidates.get(0).decision());
    }

    /**
     * Itself, or the environment that the fewest of its contexts have besides: of several rather one that is not
     * production, which whoever answers too fast does not harm.
     */
    private List<Candidate> ofUnknown(String word, int rows) {
        Set<String> own = contexts.getOrDefault(word, Set.of());
        String near = sizes.keySet().stream()
                .filter(other -> found.lexicon().isKnown(other) && !other.equals(Lexicon.SANDBOX))
                .min(Comparator.comparingLong((String other) -> both(own, other))
                        .thenComparing(other -> found.lexicon().isProduction(other))
                        .thenComparing(other -> -sizes.getOrDefault(other, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
        double beside = near.isEmpty() || own.isEmpty() ? 1 : (double) both(own, near) / own.size();
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(
                word,
                Leanings.rounded(EVEN + EVEN * beside),
                List.of(new Reason(
                        "question.word",
                        Map.of("word", word, "contexts", String.valueOf(own.size())),
                        rows + " resources of " + own.size() + " contexts are in '" + word
                                + "' by their tags, stacks or names.")),
                Snippets.isItself(word)));
        if (beside < 1) {
            candidates.add(new Candidate(
                    near,
                    Leanings.rounded(EVEN - EVEN * beside),
                    List.of(new Reason(
                            "question.beside",
                            Map.of("word", word, "environment", near),
                            both(own, near) + " of the " + own.size() + " contexts that have '" + word + "' have "
                                    + near + " as well.")),
                    Snippets.means(word, near)));
        }
        candidates.sort(Comparator.comparingDouble((Candidate candidate) -> -candidate.confidence()));
        return candidates;
    }

    private long both(Set<String> own, String other) {
        Set<String> theirs = contexts.getOrDefault(other, Set.of());
        return own.stream().filter(theirs::contains).count();
    }

    /** The largest environments that are not production. */
    private List<Candidate> ofVague(String word) {
        List<String> known = sizes.keySet().stream()
                .filter(name -> !found.lexicon().isProduction(name) && !name.equals(Lexicon.SANDBOX))
                .sorted(Comparator.comparing((String name) -> -sizes.getOrDefault(name, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        int all = known.stream().mapToInt(name -> sizes.getOrDefault(name, 0)).sum();
        return known.stream()
                .limit(BEST)
                .map(name -> new Candidate(
                        name,
                        Leanings.rounded((double) sizes.getOrDefault(name, 0) / all),
                        List.of(new Reason(
                                "question.size",
                                Map.of("environment", name, "resources", String.valueOf(sizes.getOrDefault(name, 0))),
                                sizes.getOrDefault(name, 0) + " of " + all
                                        + " resources that are not in production are in " + name + ".")),
                        Snippets.means(word, name)))
                .toList();
    }
}
