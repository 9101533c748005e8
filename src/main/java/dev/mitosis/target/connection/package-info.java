/**
 * How things reach what stands in another account of the estate; imports {@code model}, {@code io}, planned names and
 * networks.
 */
@NullMarked
package dev.mitosis.target.connection;

import org.jspecify.annotations.NullMarked;
