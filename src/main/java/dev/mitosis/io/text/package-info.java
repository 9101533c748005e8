/**
 * Text of the account made harmless: one function that shows what cannot be seen, and one escaper for each syntax;
 * imports nothing of Mitosis.
 */
@NullMarked
package dev.mitosis.io.text;

import org.jspecify.annotations.NullMarked;
