/** One class per command: parse, call a stage, print; the only place that prints or exits. */
@NullMarked
package dev.mitosis.cli;

import org.jspecify.annotations.NullMarked;
