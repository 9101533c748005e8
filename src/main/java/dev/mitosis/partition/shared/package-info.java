/** What several contexts need: who uses it, which part it plays, and what to do with it. */
@NullMarked
package dev.mitosis.partition.shared;

import org.jspecify.annotations.NullMarked;
