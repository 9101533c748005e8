/**
 * The commands about the tool itself: help, version, completion, config. Uses of this layer {@code cli.command} and
 * {@code cli.output}.
 */
@NullMarked
package dev.mitosis.cli.about;

import org.jspecify.annotations.NullMarked;
