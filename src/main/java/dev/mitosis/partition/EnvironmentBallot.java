package dev.mitosis.partition;

import dev.mitosis.model.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what the tags and names of each subject say about its environment. */
final class EnvironmentBallot {
    static final String PRODUCTION = "prod";
    static final String SANDBOX = "sandbox";
    /** An own word for an environment is believed when this many resources bear it. */
    private static final int OWN_WORD_SUPPORT = 3;

    private static final double SHORT_FORM = 0.5;
    private static final double GLUED = 0.35;
    private static final double PERSON = 3;
    private static final double RARE = 0.5;
    private static final double RARE_SHARE = 0.03;
    private static final double RARE_AT_MOST = 30;
    private static final Pattern OWN_WORD = Pattern.compile("[a-z][a-z0-9-]{1,15}");

    private final Terrain terrain;
    private final Vocabulary vocabulary;
    private final Texts texts;
    private final Set<String> ownWords;
    private final Persons persons;

    EnvironmentBallot(Terrain terrain, Vocabulary vocabulary) {
        this.terrain = terrain;
        this.vocabulary = vocabulary;
        this.texts = new Texts(vocabulary);
        this.ownWords = ownWords();
        this.persons = new Persons(terrain, vocabulary);
    }

    Ballots cast() {
        Ballots ballots = new Ballots(terrain.size());
        for (Subject subject : terrain.subjects()) {
            subject.tags().forEach((key, value) -> tag(ballots, subject, key, value));
            for (Texts.Text text : texts.of(subject)) {
                if (!text.source().equals("path") || !named(ballots, subject)) {
                    words(ballots, subject, text);
                }
            }
            if (ballots.isEmpty(subject.index())) {
                person(ballots, subject);
            }
        }
        ballots.discount(rare(ballots), RARE);
        return ballots;
    }

    /** Environments that no tag and very few names claim to be in: rather slips of the pen, or another meaning. */
    private Set<String> rare(Ballots ballots) {
        Map<String, Integer> bearers = ballots.bearers(vote -> true);
        Map<String, Integer> tagged = ballots.bearers(Vote::firm);
        double least = Math.min(RARE_AT_MOST, Math.max(OWN_WORD_SUPPORT, RARE_SHARE * terrain.size()));
        return bearers.keySet().stream()
                .filter(environment -> !environment.equals(PRODUCTION) && !environment.equals(SANDBOX))
                .filter(environment -> tagged.getOrDefault(environment, 0) < OWN_WORD_SUPPORT)
                .filter(environment -> bearers.getOrDefault(environment, 0) < least)
                .collect(Collectors.toSet());
    }

    private static boolean named(Ballots ballots, Subject subject) {
        return ballots.of(subject.index()).stream().anyMatch(vote -> !vote.firm());
    }

    private Set<String> ownWords() {
        Map<String, Integer> support = new HashMap<>();
        for (Subject subject : terrain.subjects()) {
            subject.tags().forEach((key, value) -> {
                if (isBestKey(key)
                        && OWN_WORD.matcher(normal(value)).matches()
                        && environments(value).isEmpty()) {
                    support.merge(normal(value), 1, Integer::sum);
                }
            });
        }
        support.values().removeIf(count -> count < OWN_WORD_SUPPORT);
        support.keySet().removeIf(vocabulary::isGeneric);
        return Set.copyOf(support.keySet());
    }

    private boolean isBestKey(String key) {
        return vocabulary
                .tagKey(key)
                .filter(meaning -> meaning.meaning() == Vocabulary.Meaning.ENVIRONMENT && meaning.weight() == 1)
                .isPresent();
    }

    private static String normal(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private Set<String> environments(String value) {
        Set<String> found = new LinkedHashSet<>();
        List<String> words = vocabulary.words(value);
        for (String word : words) {
            vocabulary
                    .environmentWord(word)
                    .filter(meaning -> !meaning.shortForm() || words.size() == 1)
                    .ifPresent(meaning -> found.add(meaning.environment()));
        }
        return found;
    }

    private void tag(Ballots ballots, Subject subject, String key, String value) {
        Optional<Vocabulary.TagKey> meaning = vocabulary.tagKey(key);
        if (meaning.isEmpty() || meaning.get().meaning() != Vocabulary.Meaning.ENVIRONMENT) {
            return;
        }
        double weight = Vote.TAG * meaning.get().weight();
        List<String> found = new ArrayList<>(environments(value));
        if (found.isEmpty() && ownWords.contains(normal(value))) {
            found.add(normal(value));
        }
        for (String environment : found) {
            Reason reason = new Reason(
                    "environment.tag",
                    Map.of("key", key, "value", value),
                    "The tag " + key + "=" + value + " says " + environment + ".");
            ballots.cast(subject.index(), new Vote(environment, weight / found.size(), true, reason));
        }
        if (found.isEmpty() && vocabulary.words(value).stream().anyMatch(vocabulary::rulesOutProduction)) {
            ballots.cast(subject.index(), notProduction(value, weight));
        }
    }

    private static Vote notProduction(String text, double weight) {
        Reason reason = new Reason(
                "environment.not-production", Map.of("text", text), "'" + text + "' says that it is not production.");
        return new Vote(PRODUCTION, -weight, false, reason);
    }

    private void words(Ballots ballots, Subject subject, Texts.Text text) {
        Map<String, Double> found = new java.util.TreeMap<>();
        List<String> words = text.words();
        boolean initials = subject.type().equals("AWS::IAM::User");
        for (int i = 0; i < words.size(); i++) {
            boolean edge = !initials && (i == 0 || i == words.size() - 1);
            read(words.get(i), edge && words.size() > 1, found);
        }
        for (Map.Entry<String, Double> entry : found.entrySet()) {
            double weight = text.weight() * entry.getValue() / found.size();
            Reason reason = new Reason(
                    "environment." + text.source(),
                    Map.of("text", text.value()),
                    sentence(text) + " says " + entry.getKey() + ".");
            ballots.cast(subject.index(), new Vote(entry.getKey(), weight, false, reason));
        }
        if (found.isEmpty() && words.stream().anyMatch(vocabulary::rulesOutProduction)) {
            ballots.cast(subject.index(), notProduction(text.value(), text.weight()));
        }
    }

    private static String sentence(Texts.Text text) {
        return switch (text.source()) {
            case "group" -> "It was made with '" + text.value() + "', which";
            case "path" -> "Its ARN ends in '" + text.value() + "', which";
            default -> "Its name '" + text.value() + "'";
        };
    }

    private void read(String word, boolean edge, Map<String, Double> found) {
        Optional<Vocabulary.EnvironmentWord> meaning = vocabulary.environmentWord(word);
        if (meaning.isPresent()) {
            if (!meaning.get().shortForm() || edge) {
                found.merge(meaning.get().environment(), meaning.get().shortForm() ? SHORT_FORM : 1.0, Math::max);
            }
        } else {
            vocabulary.gluedEnvironment(word).ifPresent(environment -> found.merge(environment, GLUED, Math::max));
        }
    }

    private void person(Ballots ballots, Subject subject) {
        persons.namedIn(subject, vocabulary.words(subject.name())).ifPresent(person -> {
            Reason reason = new Reason(
                    "environment.person",
                    Map.of("person", person),
                    "Its name holds '" + person + "', a person of this account, and no environment: an experiment.");
            ballots.cast(subject.index(), new Vote(SANDBOX, PERSON, false, reason));
        });
    }
}
