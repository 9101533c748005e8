/**
 * Deterministic JSON, atomic files and the lock of who writes, the only way anything reaches the disk; imports
 * {@code model} only.
 */
@NullMarked
package dev.mitosis.io;

import org.jspecify.annotations.NullMarked;
