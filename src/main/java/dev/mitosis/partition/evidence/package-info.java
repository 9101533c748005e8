/** What resources say of themselves, the graph between them, and the numbers that weigh both. */
@NullMarked
package dev.mitosis.partition.evidence;

import org.jspecify.annotations.NullMarked;
