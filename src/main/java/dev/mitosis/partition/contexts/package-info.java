/** Which bounded contexts there are, and what belongs to which. */
@NullMarked
package dev.mitosis.partition.contexts;

import org.jspecify.annotations.NullMarked;
