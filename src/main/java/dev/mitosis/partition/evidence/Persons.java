package dev.mitosis.partition.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The people of an account, as its IAM users and owner tags name them. */
public final class Persons {
    private static final Pattern FULL_NAME = Pattern.compile("[a-z]+[._-][a-z]{2,}");
    private static final Pattern SINGLE_NAME = Pattern.compile("[a-z]{3,}");

    private static final int SHORTEST_NAME = 3;

    private final Set<String> names = new HashSet<>();
    private final Set<String> full = new HashSet<>();

    public Persons(AccountGraph terrain, TagMeanings tags, Names texts, Predicate<String> generic) {
        Set<String> owners = new HashSet<>();
        for (Subject subject : terrain.subjects()) {
            if (subject.type().equals("AWS::IAM::User")) {
                learn(subject.name(), true, texts, generic);
            }
            subject.tags().forEach((key, value) -> {
                if (tags.means(key, TagMeanings.Meaning.OWNER)) {
                    owners.add(value);
                }
            });
        }
        owners.forEach(owner -> learn(owner, owner.contains("@"), texts, generic));
        forgetCommon(terrain, texts);
    }

    private void learn(String text, boolean person, Names texts, Predicate<String> generic) {
        String local = text.strip().toLowerCase(Locale.ROOT);
        local = local.contains("@") ? local.substring(0, local.indexOf('@')) : local;
        boolean isFull = FULL_NAME.matcher(local).matches();
        if (isFull || (person && SINGLE_NAME.matcher(local).matches())) {
            List<String> words = texts.words(local).stream()
                    .filter(word -> word.length() >= SHORTEST_NAME)
                    .toList();
            if (words.stream().noneMatch(generic)) {
                names.addAll(words);
                if (isFull) {
                    full.addAll(words);
                }
            }
        }
    }

    private void forgetCommon(AccountGraph terrain, Names texts) {
        Map<String, Integer> count = new HashMap<>();
        for (Subject subject : names.isEmpty() ? List.<Subject>of() : terrain.subjects()) {
            texts.words(subject.name()).stream()
                    .filter(names::contains)
                    .distinct()
                    .forEach(word -> count.merge(word, 1, Integer::sum));
        }
        double most = Math.max(Tuning.PERSON_RARE, Tuning.PERSON_SHARE * terrain.size());
        names.removeIf(name -> count.getOrDefault(name, 0) > most);
    }

    /** Whether the word is a person's name: part of a full name, or of a user's name that few resources bear. */
    public boolean isPerson(String word) {
        return names.contains(word) || full.contains(word);
    }

    /** The person whose name begins or ends the words. */
    public Optional<String> namedIn(Subject subject, List<String> words) {
        if (words.isEmpty() || subject.type().equals("AWS::IAM::User")) {
            return Optional.empty();
        }
        return List.of(words.get(0), words.get(words.size() - 1)).stream()
                .filter(names::contains)
                .findFirst();
    }
}
