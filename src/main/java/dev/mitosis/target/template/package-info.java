/** Writes stacks as templates, and compares templates with the target; sees the target's document and forms only. */
@NullMarked
package dev.mitosis.target.template;

import org.jspecify.annotations.NullMarked;
