package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import java.util.List;

/** Reads the version of a managed policy that is in force. */
public final class PolicyVersionsReader implements ValueReader {
    private final ValueReader policy;

    public PolicyVersionsReader(ValueReader policy) {
        this.policy = policy;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode versions, String pointer, List<String> targets) {
        for (int i = 0; i < versions.size(); i++) {
            JsonNode version = versions.get(i);
            if (version.path("IsDefaultVersion").asBoolean(versions.size() == 1)) {
                policy.read(
                        writer, EmbeddedJson.open(version.path("Document")), pointer + "/" + i + "/Document", targets);
            }
        }
    }
}
