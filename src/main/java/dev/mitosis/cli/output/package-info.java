/**
 * What is printed: tables, summaries, progress, and the filter that everything goes through. Uses of this layer no
 * other package of {@code cli}.
 */
@NullMarked
package dev.mitosis.cli.output;

import org.jspecify.annotations.NullMarked;
