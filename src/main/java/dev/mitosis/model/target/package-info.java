/** The target estate as data, the content of {@code target.json}; imports {@code model} only. */
@NullMarked
package dev.mitosis.model.target;

import org.jspecify.annotations.NullMarked;
