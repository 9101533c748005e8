package dev.mitosis.partition;

import dev.mitosis.model.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads what the tags, groups and names of each subject say about its context, and which contexts there are. */
final class ContextBallot {
    /** The label of what belongs to everybody. */
    static final String EVERYBODY = "(everybody)";

    private static final double OWNER = 4;
    private static final double PURE = 0.65;
    private static final int LEAST_TAUGHT = 2;

    private final Terrain terrain;
    private final Vocabulary vocabulary;
    private final Texts texts;
    private final Stems stems;
    private final LabelBook book = new LabelBook();
    private final ApplicationTags tags;
    private WordHits hits;

    /**
     * Reads the tags and names.
     *
     * @param countable the subjects whose names may found a new context: not what AWS or another resource made
     */
    ContextBallot(Terrain terrain, Vocabulary vocabulary, Predicate<Subject> countable) {
        this.terrain = terrain;
        this.vocabulary = vocabulary;
        this.texts = new Texts(vocabulary);
        this.stems = new Stems(vocabulary);
        this.tags = new ApplicationTags(terrain, vocabulary, stems);
        noteTags();
        this.hits = new WordHits(vocabulary, book, Map.of());
        this.hits = new WordHits(vocabulary, book, aliases());
        new NameCandidates(stems, texts, book, new Persons(terrain, vocabulary)::isPerson, this::hasEvidence)
                .found(terrain.subjects().stream().filter(countable).toList());
        this.hits = new WordHits(vocabulary, book, aliases());
    }

    LabelBook book() {
        return book;
    }

    private void noteTags() {
        for (Subject subject : terrain.subjects()) {
            for (ApplicationTags.ApplicationTag tag : tags.of(subject.index())) {
                if (!tag.stem().isEmpty()) {
                    book.note(tag.stem(), stems.spelling(tag.value()));
                }
            }
        }
        book.settle();
    }

    private Map<String, WordHits.Alias> aliases() {
        Map<String, Map<String, Integer>> taught = new HashMap<>();
        for (Subject subject : terrain.subjects()) {
            Optional<String> label = tagged(subject);
            if (label.isPresent()) {
                for (String word : new HashSet<>(stems.product(vocabulary.words(subject.name())))) {
                    taught.computeIfAbsent(word, unused -> new TreeMap<>()).merge(label.get(), 1, Integer::sum);
                }
            }
        }
        Map<String, WordHits.Alias> aliases = new HashMap<>();
        taught.forEach((word, labels) -> alias(labels).ifPresent(alias -> aliases.put(word, alias)));
        return aliases;
    }

    private static Optional<WordHits.Alias> alias(Map<String, Integer> labels) {
        int total = labels.values().stream().mapToInt(count -> count).sum();
        return labels.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .filter(top -> total >= LEAST_TAUGHT && top.getValue() >= PURE * total)
                .map(top -> new WordHits.Alias(top.getKey(), (double) top.getValue() / total));
    }

    private Optional<String> tagged(Subject subject) {
        List<ApplicationTags.ApplicationTag> list = tags.of(subject.index());
        return list.size() == 1 ? book.label(list.get(0).stem()) : Optional.empty();
    }

    private boolean hasEvidence(Subject subject) {
        return !tags.of(subject.index()).isEmpty()
                || texts.of(subject).stream()
                        .anyMatch(text -> !hits.in(text.words()).isEmpty());
    }

    /** The votes of every subject. */
    Ballots cast() {
        Ballots ballots = new Ballots(terrain.size());
        for (Subject subject : terrain.subjects()) {
            List<ApplicationTags.ApplicationTag> own = tags.of(subject.index());
            subject.tags().forEach((key, value) -> owner(ballots, subject, key, value));
            own.forEach(tag -> ballots.cast(subject.index(), vote(tag, own.size())));
            Set<String> sources = new HashSet<>();
            for (Texts.Text text : texts.of(subject)) {
                if (!text.source().equals("path") || !sources.contains("name")) {
                    votes(text).forEach(vote -> {
                        ballots.cast(subject.index(), vote);
                        sources.add(text.source());
                    });
                }
            }
            servant(ballots, subject);
        }
        return ballots;
    }

    /** An owner is no context, but an owner who serves everybody says that the thing does, too. */
    private void owner(Ballots ballots, Subject subject, String key, String value) {
        boolean owner = vocabulary
                .tagKey(key)
                .filter(meaning -> meaning.meaning() == Vocabulary.Meaning.OWNER)
                .isPresent();
        if (owner && stems.meansEverybody(value)) {
            Reason reason = new Reason(
                    "context.owner",
                    Map.of("key", key, "value", value),
                    "The tag " + key + "=" + value + " names an owner who serves everybody.");
            ballots.cast(subject.index(), new Vote(EVERYBODY, OWNER, false, reason));
        }
    }

    private void servant(Ballots ballots, Subject subject) {
        List<String> words = vocabulary.words(subject.name());
        boolean product = ballots.of(subject.index()).stream()
                .anyMatch(vote -> !vote.firm() && !vote.label().equals(EVERYBODY));
        words.stream()
                .filter(vocabulary::servesEverybody)
                .findFirst()
                .filter(word -> !product)
                .ifPresent(word -> {
                    Reason reason = new Reason(
                            "context.servant",
                            Map.of("word", word),
                            "Its name '" + subject.name() + "' names no product and says '" + word
                                    + "': it serves everybody.");
                    ballots.cast(subject.index(), new Vote(EVERYBODY, OWNER, false, reason));
                });
    }

    private Vote vote(ApplicationTags.ApplicationTag tag, int rivals) {
        String label = tag.stem().isEmpty() ? EVERYBODY : book.label(tag.stem()).orElse(tag.stem());
        String text = "The tag " + tag.key() + "=" + tag.value() + " says "
                + (tag.stem().isEmpty() ? "that it belongs to everybody" : book.display(label)) + ".";
        Reason reason = new Reason("context.tag", Map.of("key", tag.key(), "value", tag.value()), text);
        return new Vote(label, Vote.TAG * tag.weight() / rivals, true, reason);
    }

    private List<Vote> votes(Texts.Text text) {
        List<Vote> votes = new ArrayList<>();
        for (WordHits.Hit hit : hits.in(text.words())) {
            String sentence = sentence(text, hit, book.display(hit.label()));
            Reason reason = new Reason(
                    "context." + text.source(),
                    Map.of("text", text.value(), "word", hit.word(), "how", hit.how()),
                    sentence);
            votes.add(new Vote(hit.label(), text.weight() * hit.factor(), false, reason));
        }
        return votes;
    }

    private static String sentence(Texts.Text text, WordHits.Hit hit, String label) {
        String subject = switch (text.source()) {
            case "group" -> "It was made with '" + text.value() + "', which";
            case "path" -> "Its ARN ends in '" + text.value() + "', which";
            default -> "Its name '" + text.value() + "'";
        };
        return switch (hit.how()) {
            case "alias" -> subject + " holds '" + hit.word() + "', which stands for " + label + " elsewhere.";
            case "abbreviation" -> subject + " holds '" + hit.word() + "', short for " + label + ".";
            default -> subject + " names " + label + ".";
        };
    }
}
