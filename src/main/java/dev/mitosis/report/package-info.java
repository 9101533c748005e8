/** HTML, Markdown, CSV and JSON reports; computes nothing. Imports {@code model}, {@code io} and its own tables. */
@NullMarked
package dev.mitosis.report;

import org.jspecify.annotations.NullMarked;
