/**
 * Puts what will be in the place of what was in the properties of planned things: references, names, ranges, switches;
 * imports {@code target.name} and {@code target.property}.
 */
@NullMarked
package dev.mitosis.target.reference;

import org.jspecify.annotations.NullMarked;
