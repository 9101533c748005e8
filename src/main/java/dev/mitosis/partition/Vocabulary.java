package dev.mitosis.partition;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that people use in names and tags, by meaning. */
final class Vocabulary {
    /** What a word says about the environment. */
    record EnvironmentWord(String environment, boolean shortForm) {}

    /** What a tag key says, with the trust it has earned, 0 to 1. */
    record TagKey(Meaning meaning, double weight) {}

    /** The meaning of a tag key. */
    enum Meaning {
        ENVIRONMENT,
        APPLICATION,
        OWNER,
        GROUP
    }

    private record EnvironmentEntry(
            String name,
            boolean production,
            List<String> words,
            @JsonProperty("short") List<String> shortForms) {}

    private record EnvironmentFile(
            List<EnvironmentEntry> environments, List<String> notProduction, Map<String, String> compounds) {}

    private record KeyGroup(List<String> keys, double weight) {}

    private record TagFile(
            List<KeyGroup> environment, List<KeyGroup> application, List<String> owner, List<String> group) {}

    private record WordFile(
            List<String> service,
            List<String> part,
            List<String> kind,
            List<String> tool,
            List<String> shared,
            List<String> everybody) {}

    private static final int SHORTEST_GLUED = 3;
    private static final int SHORTEST_STEM = 4;

    private final Map<String, EnvironmentWord> environmentWords = new HashMap<>();
    private final Map<String, Boolean> production = new HashMap<>();
    private final Set<String> notProduction;
    private final Map<String, TagKey> tagKeys = new HashMap<>();
    private final Set<String> generic = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Map<String, List<String>> words = new HashMap<>();
    private final Set<String> servants = new HashSet<>();
    private final Set<String> everybody = new HashSet<>();
    private final Tokens tokens;

    /** Reads and validates the word lists. */
    Vocabulary() {
        EnvironmentFile environments = Table.yaml("environments.yaml", EnvironmentFile.class);
        for (EnvironmentEntry entry : environments.environments()) {
            production.put(entry.name(), entry.production());
            entry.words().forEach(word -> learn(word, new EnvironmentWord(entry.name(), false)));
            entry.shortForms().forEach(word -> learn(word, new EnvironmentWord(entry.name(), true)));
        }
        notProduction = Set.copyOf(environments.notProduction());
        tokens = new Tokens(environments.compounds());
        readTagKeys(Table.yaml("tags.yaml", TagFile.class));
        WordFile file = Table.yaml("words.yaml", WordFile.class);
        file.service().forEach(word -> generic.add(Tokens.singular(word)));
        file.part().forEach(word -> generic.add(Tokens.singular(word)));
        kinds.addAll(file.kind());
        file.tool().forEach(word -> generic.add(Tokens.singular(word)));
        file.everybody().forEach(word -> servants.add(Tokens.singular(word)));
        file.shared().forEach(word -> everybody.add(Tokens.singular(word)));
    }

    private void learn(String word, EnvironmentWord meaning) {
        EnvironmentWord before = environmentWords.putIfAbsent(word, meaning);
        if (before != null) {
            throw new IllegalStateException("environments.yaml: '" + word + "' stands for " + before.environment()
                    + " and for " + meaning.environment());
        }
    }

    private void readTagKeys(TagFile file) {
        file.environment()
                .forEach(group -> group.keys().forEach(key -> tagKeys.put(key, of(Meaning.ENVIRONMENT, group))));
        file.application()
                .forEach(group -> group.keys().forEach(key -> tagKeys.put(key, of(Meaning.APPLICATION, group))));
        file.owner().forEach(key -> tagKeys.put(key, new TagKey(Meaning.OWNER, 1)));
        file.group().forEach(key -> tagKeys.put(key, new TagKey(Meaning.GROUP, 1)));
    }

    private static TagKey of(Meaning meaning, KeyGroup group) {
        return new TagKey(meaning, group.weight());
    }

    /** The meaning of a tag key in any spelling: {@code acme:App_Name} is an application. */
    Optional<TagKey> tagKey(String key) {
        TagKey exact = tagKeys.get(key);
        if (exact != null || key.startsWith("aws:")) {
            return Optional.ofNullable(exact);
        }
        TagKey whole = tagKeys.get(squeeze(key));
        if (whole != null) {
            return Optional.of(whole);
        }
        int prefix = Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'));
        return prefix < 0 ? Optional.empty() : Optional.ofNullable(tagKeys.get(squeeze(key.substring(prefix + 1))));
    }

    private static String squeeze(String key) {
        StringBuilder letters = new StringBuilder();
        key.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    /** What a whole token says about the environment. */
    Optional<EnvironmentWord> environmentWord(String token) {
        return Optional.ofNullable(environmentWords.get(token));
    }

    /**
     * The environment that a word is glued to, as in {@code orderprd}: its last letters, or its first before a kind.
     */
    Optional<String> gluedEnvironment(String token) {
        for (int cut = token.length() - SHORTEST_GLUED; cut >= SHORTEST_STEM; cut--) {
            EnvironmentWord end = environmentWords.get(token.substring(cut));
            if (end != null && !end.shortForm()) {
                return Optional.of(end.environment());
            }
        }
        for (int cut = SHORTEST_GLUED; cut <= token.length() - 2; cut++) {
            EnvironmentWord start = environmentWords.get(token.substring(0, cut));
            if (start != null && !start.shortForm() && generic.contains(token.substring(cut))) {
                return Optional.of(start.environment());
            }
        }
        return Optional.empty();
    }

    /** Whether the token only says that the thing is not production. */
    boolean rulesOutProduction(String token) {
        return notProduction.contains(token);
    }

    /** Whether the environment is guarded as production; an account's own word is not. */
    boolean isProduction(String environment) {
        return production.getOrDefault(environment, false);
    }

    /** Whether the token cannot name a product: a kind of thing, a part of a system, an environment. */
    boolean isGeneric(String token) {
        EnvironmentWord word = environmentWords.get(token);
        return token.length() < 2
                || word != null
                || notProduction.contains(token)
                || generic.contains(Tokens.singular(token))
                || isGluedKind(token);
    }

    /** Whether the token, as the value of an application tag, says that the thing belongs to everybody. */
    boolean meansEverybody(String token) {
        return everybody.contains(Tokens.singular(token));
    }

    /** Whether the token, in a name without a product, says that the thing serves everybody. */
    boolean servesEverybody(String token) {
        return servants.contains(Tokens.singular(token));
    }

    /** Whether the token is a common word with a kind of thing glued to it. */
    private boolean isGluedKind(String token) {
        return kinds.stream()
                .filter(kind -> token.length() > kind.length() + 1 && token.endsWith(kind))
                .anyMatch(kind -> generic.contains(token.substring(0, token.length() - kind.length())));
    }

    /** The words of a name. */
    List<String> words(String name) {
        return words.computeIfAbsent(name, tokens::of);
    }
}
