package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads the version of a managed policy that is in force. */
final class PolicyVersionsReader implements Reader {
    private final Reader policy;

    PolicyVersionsReader(Reader policy) {
        this.policy = policy;
    }

    @Override
    public void read(Pen pen, JsonNode versions, String pointer, List<String> targets) {
        for (int i = 0; i < versions.size(); i++) {
            JsonNode version = versions.get(i);
            if (version.path("IsDefaultVersion").asBoolean(versions.size() == 1)) {
                policy.read(pen, EmbeddedJson.open(version.path("Document")), pointer + "/" + i + "/Document", targets);
            }
        }
    }
}
