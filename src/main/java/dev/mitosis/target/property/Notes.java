package dev.mitosis.target.property;

import dev.mitosis.target.property.Mapped.Gap;
import dev.mitosis.target.property.Mapped.Kind;
import dev.mitosis.target.property.Mapped.Origin;
import dev.mitosis.target.property.Mapped.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was noted while a resource was mapped; an attempt that fails is forgotten. */
final class Notes {
    private final List<Origin> origins = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Origin> left = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();

    /** How much was noted at some time. */
    record Mark(int origins, int gaps, int taken) {}

    Mark mark() {
        return new Mark(origins.size(), gaps.size(), taken.size());
    }

    void forget(Mark since) {
        cut(origins, since.origins());
        cut(gaps, since.gaps());
        cut(taken, since.taken());
    }

    private static void cut(List<?> list, int size) {
        list.subList(size, list.size()).clear();
    }

    /** A property got its value from a place. */
    void mapped(String property, String place, Rule rule) {
        mapped(property, place, rule, true);
    }

    /**
     * A property got its value from a place.
     *
     * @param whole whether all that is there was taken, so that nothing below it is lost
     */
    void mapped(String property, String place, Rule rule, boolean whole) {
        origins.add(new Origin(property, place, rule));
        if (whole) {
            taken.add(place);
        }
    }

    /** A place has been looked at and needs no property. */
    void take(String place) {
        taken.add(place);
    }

    void gap(Kind kind, String place) {
        gaps.add(new Gap(kind, place));
    }

    /** All places that were taken. */
    Set<String> taken() {
        return new HashSet<>(taken);
    }

    /** The origins, each property with one. */
    List<Origin> origins() {
        Map<String, Origin> first = new LinkedHashMap<>();
        origins.forEach(origin -> first.putIfAbsent(origin.property(), origin));
        return List.copyOf(first.values());
    }

    /** The origins of what was left out again. */
    List<Origin> left() {
        return left;
    }

    /** The gaps, each once. */
    List<Gap> gaps() {
        return List.copyOf(new LinkedHashSet<>(gaps));
    }

    /** A property was left out again. */
    void drop(String property) {
        for (Origin origin : List.copyOf(origins)) {
            if (origin.property().equals(property) || origin.property().startsWith(property + "/")) {
                origins.remove(origin);
                left.add(origin);
            }
        }
        gaps.removeIf(gap -> gap.place().equals(property) || gap.place().startsWith(property + "/"));
    }
}
