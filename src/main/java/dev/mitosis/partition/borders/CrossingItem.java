package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.Hardness;

/**
 * What crosses a border at one resource.
 *
 * @param resource the ARN of what is used
 * @param price in points
 * @param text why, as a sentence without its full stop
 */
record CrossingItem(String resource, String label, Hardness hardness, double price, String text) {
    /** A further consumer of the same thing costs less: the way across the border exists already. */
    private static final double FURTHER_CONSUMER = 0.2;

    /** Both together: the dearer one and a part of the other. */
    CrossingItem and(CrossingItem other) {
        CrossingItem dearer = price >= other.price ? this : other;
        double sum = dearer.price + FURTHER_CONSUMER * Math.min(price, other.price);
        return new CrossingItem(resource, label, dearer.hardness, sum, dearer.text);
    }
}
