/** What every effect of a step changes in the estate, as the table of verbs says; imports {@code state}. */
@NullMarked
package dev.mitosis.check.effect;

import org.jspecify.annotations.NullMarked;
