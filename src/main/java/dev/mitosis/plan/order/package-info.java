/** The order of what needs something else, as algorithms on graphs; imports nothing. */
@NullMarked
package dev.mitosis.plan.order;

import org.jspecify.annotations.NullMarked;
