/**
 * What a rehearsal writes into the stores of the old account to find it again; imports {@code model} and {@code io}.
 */
@NullMarked
package dev.mitosis.rehearse.marker;

import org.jspecify.annotations.NullMarked;
