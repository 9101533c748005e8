/**
 * The commands that draw the dependency graph and ask it: graph, why, impact. Uses of this layer {@code cli.command}
 * and {@code cli.output}.
 */
@NullMarked
package dev.mitosis.cli.graph;

import org.jspecify.annotations.NullMarked;
