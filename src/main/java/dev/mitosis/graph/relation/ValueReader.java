package dev.mitosis.graph.relation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads a value with a grammar of its own; named in {@code relations.tsv} as {@code @name}. */
public interface ValueReader {
    /**
     * Draws what the value says.
     *
     * @param value the value; JSON inside a string is parsed already
     * @param targets the types that the rule expects
     */
    void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets);
}
