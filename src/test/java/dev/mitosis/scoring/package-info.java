/**
 * How right a {@code partition.json} is about a generated account, beside methods that anybody could use; imports
 * {@code generated} and {@code model}.
 */
@NullMarked
package dev.mitosis.scoring;

import org.jspecify.annotations.NullMarked;
