/** AWS vocabulary and stage results as immutable values; imports nothing of Mitosis. */
@NullMarked
package dev.mitosis.model;

import org.jspecify.annotations.NullMarked;
