/** The second opinion on a plan; imports {@code model}, and {@code io} for its tables. */
@NullMarked
package dev.mitosis.check;

import org.jspecify.annotations.NullMarked;
