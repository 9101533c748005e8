/**
 * What all commands share: their common options, the settings, the account they claim, and where they print. Uses of
 * this layer {@code cli.output}.
 */
@NullMarked
package dev.mitosis.cli.command;

import org.jspecify.annotations.NullMarked;
