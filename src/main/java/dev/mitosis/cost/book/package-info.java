/**
 * The workbook's content: months, pivots, attribution, checks; imports {@code model}, {@code io}, {@code cost} and
 * {@code cost.store}, {@code cost.query}, {@code cost.verify} and {@code cost.attribute}.
 */
@NullMarked
package dev.mitosis.cost.book;

import org.jspecify.annotations.NullMarked;
