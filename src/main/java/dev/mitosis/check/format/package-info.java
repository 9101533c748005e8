/** The result of a check in the forms that pipelines read; imports {@code model}, {@code io} and {@code invariant}. */
@NullMarked
package dev.mitosis.check.format;

import org.jspecify.annotations.NullMarked;
