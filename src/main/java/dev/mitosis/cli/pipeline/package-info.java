/**
 * The commands from the graph to the report, each alone or all in one: run, demo, partition, plan, check, report. Uses
 * of this layer {@code cli.command}, {@code cli.output} and, to tell of a scan, {@code cli.snapshot}.
 */
@NullMarked
package dev.mitosis.cli.pipeline;

import org.jspecify.annotations.NullMarked;
