/**
 * What becomes of each resource of the snapshot; imports {@code model}, {@code io}, {@code snapshot}, {@code method}.
 */
@NullMarked
package dev.mitosis.target.fate;

import org.jspecify.annotations.NullMarked;
