package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.WordSplitter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The contexts that people keep apart, so that no likeness of their names joins two of them. */
public final class Separations {
    private final List<List<String>> groups;

    /**
     * Separations.
     *
     * @param groups names of contexts of which no two are ever joined
     */
    public Separations(List<List<String>> groups) {
        this.groups = List.copyOf(groups);
    }

    /** Whether two stems, or names, are those of two contexts that are kept apart. */
    boolean hold(String left, String right) {
        return !left.equals(right)
                && groups.stream().anyMatch(group -> {
                    int one = member(group, left);
                    int other = member(group, right);
                    return one >= 0 && other >= 0 && one != other;
                });
    }

    /** The place of a name in a group; that of the same in another form where there is none. */
    private static int member(List<String> group, String name) {
        List<String> exact = group.stream().map(Separations::squeezed).toList();
        int found = exact.indexOf(squeezed(name));
        return found >= 0
                ? found
                : group.stream().map(Separations::singular).toList().indexOf(singular(name));
    }

    private static String squeezed(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    /** The same for {@code orders-api} and the stem {@code order-api}. */
    private static String singular(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
                .map(WordSplitter::singular)
                .collect(Collectors.joining());
    }
}
