package dev.mitosis.partition;

import dev.mitosis.model.Reason;

/**
 * One piece of a resource's own evidence.
 *
 * @param label the environment or context it speaks for
 * @param weight how much it counts; a tag with a well-known key counts 8; negative against the label
 * @param firm whether it is a label by itself (a tag, a decision) and not read out of a name
 */
record Vote(String label, double weight, boolean firm, Reason reason) {
    /** The weight of a tag with the best known key. */
    static final double TAG = 8;

    /** The weight of a word in the resource's own name. */
    static final double NAME = 6;

    /** The weight of a word in the name of the group that the resource was made with. */
    static final double GROUP = 5;

    /** The weight of a word elsewhere in the ARN. */
    static final double PATH = 3;

    /** The weight of a person's decision: more than everything else together. */
    static final double DECISION = 1000;
}
