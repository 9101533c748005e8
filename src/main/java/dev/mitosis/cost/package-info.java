/** Cost Explorer history: export, reconcile, attribute; imports {@code aws}, {@code model} and {@code io}. */
@NullMarked
package dev.mitosis.cost;

import org.jspecify.annotations.NullMarked;
