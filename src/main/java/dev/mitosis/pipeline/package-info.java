/** Runs the stages in order with progress events. */
@NullMarked
package dev.mitosis.pipeline;

import org.jspecify.annotations.NullMarked;
