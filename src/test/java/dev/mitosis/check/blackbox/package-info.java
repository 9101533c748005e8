/**
 * Damages thought of by somebody who had read the plan's documents, their schemas and the table of verbs, and neither
 * the checker nor its mutator: what the checker has not been written for. It may use the documents as JSON and text,
 * and the checker's entry.
 */
package dev.mitosis.check.blackbox;
