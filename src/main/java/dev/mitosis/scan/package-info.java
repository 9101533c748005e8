/**
 * The scanner: what to scan, in which order, and what came of it; imports {@code aws}, {@code snapshot} and the
 * packages inside but {@code imports}.
 */
@NullMarked
package dev.mitosis.scan;

import org.jspecify.annotations.NullMarked;
