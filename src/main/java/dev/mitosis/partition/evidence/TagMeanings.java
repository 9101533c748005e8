package dev.mitosis.partition.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What tag keys mean, in any spelling: {@code acme:App_Name} is an application. */
public final class TagMeanings {
    /** The meaning of a tag key. */
    public enum Meaning {
        ENVIRONMENT,
        APPLICATION,
        OWNER
    }

    /** What a tag key says, with the trust it has earned, 0 to 1. */
    public record TagKey(Meaning meaning, double weight) {}

    private record KeyGroup(List<String> keys, double weight) {}

    private record TagFile(
            List<KeyGroup> environment, List<KeyGroup> application, List<String> owner, List<String> people) {}

    private final Map<String, TagKey> keys = new HashMap<>();
    private final Map<String, Optional<TagKey>> known = new ConcurrentHashMap<>();

    /** Reads the list of keys. */
    public TagMeanings() {
        TagFile file = Table.yaml(TagMeanings.class, "tags.yaml", TagFile.class);
        file.environment().forEach(group -> learn(group, Meaning.ENVIRONMENT));
        file.application().forEach(group -> learn(group, Meaning.APPLICATION));
        file.owner().forEach(key -> keys.put(key, new TagKey(Meaning.OWNER, 1)));
        file.people().forEach(key -> keys.put(key, new TagKey(Meaning.OWNER, 0)));
    }

    private void learn(KeyGroup group, Meaning meaning) {
        group.keys().forEach(key -> keys.put(key, new TagKey(meaning, group.weight())));
    }

    /** The meaning of a key; a prefix ({@code acme:}) is looked through, keys of AWS have none but by name. */
    public Optional<TagKey> of(String key) {
        Optional<TagKey> found = known.get(key);
        return found == null ? known.computeIfAbsent(key, this::read) : found;
    }

    private Optional<TagKey> read(String key) {
        if (key.startsWith("aws:")) {
            return Optional.empty();
        }
        TagKey whole = keys.get(squeeze(key));
        if (whole != null) {
            return Optional.of(whole);
        }
        int prefix = Math.max(key.lastIndexOf(':'), key.lastIndexOf('/'));
        return prefix < 0 ? Optional.empty() : Optional.ofNullable(keys.get(squeeze(key.substring(prefix + 1))));
    }

    /** Whether the key has this meaning. */
    public boolean means(String key, Meaning meaning) {
        return of(key).filter(found -> found.meaning() == meaning).isPresent();
    }

    /** Whether the key names who answers for a resource, and not who pays or made it. */
    public boolean namesOwner(String key) {
        return of(key).filter(found -> found.meaning() == Meaning.OWNER && found.weight() > 0)
                .isPresent();
    }

    private static String squeeze(String key) {
        StringBuilder letters = new StringBuilder();
        key.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
