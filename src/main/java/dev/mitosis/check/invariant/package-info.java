/** What must hold in every state of a plan, one rule for each invariant; imports {@code state} and {@code effect}. */
@NullMarked
package dev.mitosis.check.invariant;

import org.jspecify.annotations.NullMarked;
