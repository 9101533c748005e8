/**
 * The commands that make snapshots and compare them: scan, import, diff, and policy and whoami before them. Uses of
 * this layer {@code cli.command} and {@code cli.output}.
 */
@NullMarked
package dev.mitosis.cli.snapshot;

import org.jspecify.annotations.NullMarked;
