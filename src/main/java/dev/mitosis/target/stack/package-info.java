/**
 * Divides what shall be made into stacks by unit and layer, and joins these by parameters; imports models and forms.
 */
@NullMarked
package dev.mitosis.target.stack;

import org.jspecify.annotations.NullMarked;
