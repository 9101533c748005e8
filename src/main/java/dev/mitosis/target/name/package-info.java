/** What planned things are called: ids, variables, ARNs; imports {@code model} and {@code io}. */
@NullMarked
package dev.mitosis.target.name;

import org.jspecify.annotations.NullMarked;
