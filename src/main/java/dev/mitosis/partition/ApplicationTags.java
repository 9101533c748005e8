package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The application tags of every subject, without umbrellas such as {@code project=<company>} that stand over products.
 */
final class ApplicationTags {
    /**
     * A tag that names a product.
     *
     * @param stem empty where the thing belongs to everybody
     */
    record ApplicationTag(String key, String value, String stem, double weight) {}

    private static final int LEAST_PRODUCTS = 2;

    private final Map<Integer, List<ApplicationTag>> tags = new HashMap<>();

    ApplicationTags(Terrain terrain, Vocabulary vocabulary, Stems stems) {
        for (Subject subject : terrain.subjects()) {
            List<ApplicationTag> found = new ArrayList<>();
            subject.tags()
                    .forEach((key, value) -> read(key, value, vocabulary, stems).ifPresent(found::add));
            found.sort(Comparator.comparingDouble(ApplicationTag::weight)
                    .reversed()
                    .thenComparing(ApplicationTag::key));
            if (!found.isEmpty()) {
                tags.put(subject.index(), found);
            }
        }
        Set<String> umbrellas = umbrellas();
        tags.values().forEach(list -> list.removeIf(tag -> umbrellas.contains(id(tag))));
    }

    private static Optional<ApplicationTag> read(String key, String value, Vocabulary vocabulary, Stems stems) {
        Optional<Vocabulary.TagKey> meaning = vocabulary.tagKey(key);
        if (meaning.isEmpty() || meaning.get().meaning() != Vocabulary.Meaning.APPLICATION) {
            return Optional.empty();
        }
        String stem = stems.ofTag(value);
        return stem.isEmpty() && !stems.meansEverybody(value)
                ? Optional.empty()
                : Optional.of(new ApplicationTag(key, value, stem, meaning.get().weight()));
    }

    private static String id(ApplicationTag tag) {
        return tag.key() + "=" + tag.stem();
    }

    /** Tags that stand beside several different, more trusted application tags. */
    private Set<String> umbrellas() {
        Map<String, Set<String>> below = new HashMap<>();
        for (List<ApplicationTag> list : tags.values()) {
            ApplicationTag best = list.get(0);
            for (ApplicationTag tag : list) {
                if (tag.weight() < best.weight() && !tag.stem().equals(best.stem())) {
                    below.computeIfAbsent(id(tag), unused -> new TreeSet<>()).add(best.stem());
                }
            }
        }
        Set<String> umbrellas = new HashSet<>();
        below.forEach((id, stems) -> {
            if ((stems.size() >= LEAST_PRODUCTS && bestUses(id) == 0) || stems.size() > LEAST_PRODUCTS) {
                umbrellas.add(id);
            }
        });
        return umbrellas;
    }

    private long bestUses(String id) {
        return tags.values().stream().filter(list -> id(list.get(0)).equals(id)).count();
    }

    /** The most trusted application tags of a subject; rivals of equal trust are all returned. */
    List<ApplicationTag> of(int subject) {
        List<ApplicationTag> list = tags.getOrDefault(subject, List.of());
        return list.isEmpty()
                ? list
                : list.stream()
                        .filter(tag -> tag.weight() == list.get(0).weight())
                        .toList();
    }
}
