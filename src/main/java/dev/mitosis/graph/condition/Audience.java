package dev.mitosis.graph.condition;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whom a statement, or one of its conditions, lets in.
 *
 * @param parties who is named, with the reason; of several conditions on different keys a caller has to meet each
 */
public record Audience(Extent extent, Map<Party, Ground> parties) {
    /** How far a statement opens the door. */
    public enum Extent {
        NOBODY,
        NAMED,
        /** A condition that cannot be judged decides. */
        UNKNOWN,
        EVERYBODY
    }

    public static final Audience NOBODY = new Audience(Extent.NOBODY, Map.of());
    public static final Audience EVERYBODY = new Audience(Extent.EVERYBODY, Map.of());
    static final Audience UNKNOWN = new Audience(Extent.UNKNOWN, Map.of());

    public Audience {
        parties = Collections.unmodifiableMap(new LinkedHashMap<>(parties));
    }

    static Audience of(Party party, Ground ground) {
        return new Audience(Extent.NAMED, Map.of(party, ground));
    }

    /** Whoever is in one of the two. */
    public Audience or(Audience other) {
        if (extent == Extent.NOBODY || other.extent == Extent.EVERYBODY) {
            return other;
        }
        if (other.extent == Extent.NOBODY || extent == Extent.EVERYBODY) {
            return this;
        }
        return extent == Extent.UNKNOWN || other.extent == Extent.UNKNOWN ? UNKNOWN : joined(other);
    }

    /** Whoever is in both. */
    public Audience and(Audience other) {
        if (extent == Extent.NOBODY || other.extent == Extent.EVERYBODY) {
            return this;
        }
        if (other.extent == Extent.NOBODY || extent == Extent.EVERYBODY) {
            return other;
        }
        if (extent == Extent.UNKNOWN || other.extent == Extent.UNKNOWN) {
            return extent == Extent.UNKNOWN ? other : this;
        }
        return joined(other);
    }

    /** Whoever is in both, where both speak of one key: other parties are strangers to each other. */
    Audience andOfOneKey(Audience other) {
        boolean comparable = extent == Extent.NAMED
                && other.extent == Extent.NAMED
                && parties.keySet().stream().allMatch(Party::isUnique)
                && other.parties.keySet().stream().allMatch(Party::isUnique);
        return comparable ? only(other.parties.keySet()::contains) : and(other);
    }

    /** Without the parties. */
    Audience without(Set<Party> excluded) {
        return extent == Extent.NAMED ? only(party -> !excluded.contains(party)) : this;
    }

    private Audience only(Predicate<Party> isKept) {
        Map<Party, Ground> kept = new LinkedHashMap<>(parties);
        kept.keySet().removeIf(isKept.negate());
        return kept.isEmpty() ? NOBODY : new Audience(Extent.NAMED, kept);
    }

    private Audience joined(Audience other) {
        Map<Party, Ground> all = new LinkedHashMap<>(parties);
        other.parties.forEach(all::putIfAbsent);
        return new Audience(Extent.NAMED, all);
    }
}
