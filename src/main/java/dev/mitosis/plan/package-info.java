/** Dispositions and ordered steps; imports {@code method}, {@code snapshot} and {@code model}. */
@NullMarked
package dev.mitosis.plan;

import org.jspecify.annotations.NullMarked;
