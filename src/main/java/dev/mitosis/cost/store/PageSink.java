package dev.mitosis.cost.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Takes the pages of an answer, one after the other. */
@FunctionalInterface
public interface PageSink {
    void accept(JsonNode page) throws IOException;
}
