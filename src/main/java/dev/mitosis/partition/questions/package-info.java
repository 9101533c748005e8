/** What the evidence leaves open, as questions that people can answer: each with its candidates and the decision. */
@NullMarked
package dev.mitosis.partition.questions;

import org.jspecify.annotations.NullMarked;
