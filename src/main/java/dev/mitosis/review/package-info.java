/**
 * Reads back what people wrote into workbooks: a merge of what was written at first, what came back and what the newest
 * documents say, and what of it goes into {@code decisions.yaml} and into {@code state/review.yaml}.
 */
@NullMarked
package dev.mitosis.review;

import org.jspecify.annotations.NullMarked;
