/** HTML, Markdown and JSON reports; computes nothing. */
@NullMarked
package dev.mitosis.report;

import org.jspecify.annotations.NullMarked;
