/** The borders between contexts: what crosses them, what they cost and what they give. */
@NullMarked
package dev.mitosis.partition.borders;

import org.jspecify.annotations.NullMarked;
