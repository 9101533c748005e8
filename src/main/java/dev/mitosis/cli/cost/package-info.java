/**
 * The commands of the cost history: cost and those below it. Uses of this layer {@code cli.command} and
 * {@code cli.output}.
 */
@NullMarked
package dev.mitosis.cli.cost;

import org.jspecify.annotations.NullMarked;
