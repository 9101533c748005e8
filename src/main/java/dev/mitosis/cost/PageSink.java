package dev.mitosis.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Takes the pages of an answer, one after the other. */
@FunctionalInterface
interface PageSink {
    void accept(JsonNode page) throws IOException;
}
