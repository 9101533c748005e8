package dev.mitosis.graph;

import dev.mitosis.model.GraphDocument;

/** The drawn graph; its findings are part of the document. */
public record GraphResult(GraphDocument document) {}
