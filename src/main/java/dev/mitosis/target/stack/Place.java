package dev.mitosis.target.stack;

import dev.mitosis.model.target.StackLayer;
import java.util.Comparator;
import java.util.List;

/**
 * Where an item is made: what tells one stack from another.
 *
 * @param group the unit, the units and accounts that a connection waits for, or the item's id where it has a stack of
 *     its own; empty for the account as a whole
 * @param chunk which part of a group that is too large for one stack, from 0
 * @param level how often one gets from one group to another on the way down inside the layer, from 1: what is in the
 *     same layer and needs a stack of another unit comes after it
 */
record Place(String account, String region, String group, boolean alone, StackLayer layer, int chunk, int level) {
    /** By all that tells places apart, so that the same places always come in the same order. */
    static final Comparator<Place> ORDER = Comparator.comparing(Place::account)
            .thenComparing(Place::region)
            .thenComparing(Place::group)
            .thenComparing(Place::alone)
            .thenComparing(Place::layer)
            .thenComparingInt(Place::chunk)
            .thenComparingInt(Place::level);

    /**
     * What the group of connections begins with that belong to no unit and wait for those of other accounts, or for
     * these as a whole.
     */
    static final String SERVED = "for ";

    private static final int LEVELS = 1000;
    private static final int KINDS = 3;

    boolean isCommon() {
        return group.isEmpty();
    }

    /** A number that is smaller for what has to stand before. */
    int order() {
        int kind = alone ? 2 : isCommon() ? 0 : 1;
        return (layer.ordinal() * LEVELS + level) * KINDS + kind;
    }

    /** The units and accounts that are waited for, separated by blanks; empty for others. */
    String served() {
        return group.startsWith(SERVED) ? group.substring(SERVED.length()) : "";
    }

    /** The units and accounts that a group of connections waits for; empty for others. */
    static List<String> units(String group) {
        return group.startsWith(SERVED)
                ? List.of(group.substring(SERVED.length()).split(" "))
                : List.of();
    }

    Place at(int level) {
        return new Place(account, region, group, alone, layer, chunk, level);
    }

    /** Whether what is made here and needs something made there has to come in a later level. */
    boolean isAfter(Place there) {
        boolean same = account.equals(there.account) && region.equals(there.region);
        if (same && group.equals(there.group) && chunk == there.chunk) {
            return false;
        }
        return there.alone || !(same && (alone || (there.isCommon() && !isCommon())));
    }
}
