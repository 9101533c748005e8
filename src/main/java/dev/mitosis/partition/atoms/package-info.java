/** What cannot be apart, and what was made together. */
@NullMarked
package dev.mitosis.partition.atoms;

import org.jspecify.annotations.NullMarked;
