/**
 * The service's own answers on disk, in parts that count only when they are whole, and the documents beside them;
 * imports {@code model}, {@code io} and {@code cost}.
 */
@NullMarked
package dev.mitosis.cost.store;

import org.jspecify.annotations.NullMarked;
