package dev.mitosis.partition.environments;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Decisions.EnvironmentMeaning;
import dev.mitosis.partition.evidence.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words for environments that everybody knows: {@code environments.yaml}. */
final class EnvironmentWords {
    /**
     * What a word says.
     *
     * @param edge whether it counts only as the first or last word of a name
     */
    record Meaning(String environment, boolean edge) {}

    private record Entry(
            String name,
            boolean production,
            List<String> words,
            @JsonProperty("short") List<String> shortForms) {}

    private record EnvironmentFile(
            List<Entry> environments, List<String> notProduction, List<String> ambiguous, List<String> places) {}

    private final Map<String, Meaning> meanings = new HashMap<>();
    private final Map<String, Boolean> production = new HashMap<>();
    private final Set<String> notProduction;
    private final Set<String> ambiguous;
    private final Set<String> places;
    private final Set<String> answered = new HashSet<>();
    /** What words for environments begin with and go on. */
    private final Set<String> beginnings = new HashSet<>();

    /**
     * The words that everybody knows, and those that people of this account have told the meaning of.
     *
     * @param answers word to meaning
     */
    EnvironmentWords(Map<String, EnvironmentMeaning> answers) {
        EnvironmentFile file = Table.yaml(EnvironmentWords.class, "environments.yaml", EnvironmentFile.class);
        for (Entry entry : file.environments()) {
            production.put(entry.name(), entry.production());
            entry.words().forEach(word -> learn(word, new Meaning(entry.name(), false)));
            entry.shortForms().forEach(word -> learn(word, new Meaning(entry.name(), true)));
        }
        notProduction = Set.copyOf(file.notProduction());
        ambiguous = Set.copyOf(file.ambiguous());
        places = Set.copyOf(file.places());
        answers.forEach(this::answer);
        for (String word : meanings.keySet()) {
            for (int length = 1; length < word.length(); length++) {
                beginnings.add(word.substring(0, length));
            }
        }
    }

    private void answer(String word, EnvironmentMeaning answer) {
        String told = word.toLowerCase(Locale.ROOT);
        String environment = answer.is() == null ? told : answer.is();
        answered.add(told);
        meanings.put(told, new Meaning(environment, false));
        if (answer.is() == null) {
            production.put(environment, Boolean.TRUE.equals(answer.production()));
        }
    }

    private void learn(String word, Meaning meaning) {
        Meaning before = meanings.putIfAbsent(word, meaning);
        if (before != null) {
            throw new IllegalStateException("environments.yaml: '" + word + "' stands for " + before.environment()
                    + " and for " + meaning.environment());
        }
    }

    Optional<Meaning> of(String word) {
        return Optional.ofNullable(meanings.get(word));
    }

    /** Whether a word for an environment begins so and goes on. */
    boolean begins(String start) {
        return beginnings.contains(start);
    }

    /** Whether the word is one of products and parts, too. */
    boolean isAmbiguous(String word) {
        return ambiguous.contains(word) && !answered.contains(word);
    }

    /** Whether the word is one for an environment wherever it stands, and nothing else. */
    boolean isFirm(String word) {
        return of(word).filter(meaning -> !meaning.edge()).isPresent() && !isAmbiguous(word);
    }

    /** Whether the word says where in the world a thing is or serves. */
    boolean isPlace(String word) {
        return places.contains(word);
    }

    /** Whether the word only says that the thing is not production. */
    boolean rulesOutProduction(String word) {
        return notProduction.contains(word) && !answered.contains(word);
    }

    /** Whether everybody knows what the environment is, or people have told. */
    boolean isKnown(String environment) {
        return production.containsKey(environment)
                || notProduction.contains(environment)
                || answered.contains(environment);
    }

    /** Whether the environment is guarded as production; a word of the account's own is not. */
    boolean isProduction(String environment) {
        return production.getOrDefault(environment, false);
    }
}
