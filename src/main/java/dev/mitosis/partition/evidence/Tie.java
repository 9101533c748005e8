package dev.mitosis.partition.evidence;

import dev.mitosis.model.EdgeKind;

/**
 * An edge between two subjects, with what its ends say about each other.
 *
 * @param strength how precisely the evidence names the target, 0 to 1
 * @param environment how much it says about the environment; a tag counts 8
 * @param context how much it says about the context
 * @param part whether one end cannot be without the other
 */
public record Tie(int from, int to, EdgeKind kind, double strength, double environment, double context, boolean part) {
    /** The end that is not this one. */
    public int other(int end) {
        return end == from ? to : from;
    }
}
