package dev.mitosis.check.mutation;

import java.util.function.Predicate;

/**
 * A kind of change.
 *
 * @param make changes a specimen; false where it has no place for it
 */
record Change(String kind, Predicate<Specimen> make) {
    @Override
    public String toString() {
        return kind;
    }
}
