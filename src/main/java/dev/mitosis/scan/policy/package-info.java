/** Writes down what a scan may do, in the forms in which roles are made; imports {@code io}. */
@NullMarked
package dev.mitosis.scan.policy;

import org.jspecify.annotations.NullMarked;
