package dev.mitosis.graph.query;

import dev.mitosis.model.Edge;

/**
 * One step of an explanation.
 *
 * @param text one English sentence with the evidence
 */
public record ExplainedEdge(Edge edge, String text) {}
