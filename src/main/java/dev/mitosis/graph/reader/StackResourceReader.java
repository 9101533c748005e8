package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads the resources of a CloudFormation stack: each of them is deployed by it. */
final class StackResourceReader implements ValueReader {
    @Override
    public void read(EdgeWriter writer, JsonNode resources, String pointer, List<String> targets) {
        for (int i = 0; i < resources.size(); i++) {
            JsonNode resource = resources.get(i);
            String id = resource.path("PhysicalResourceId").asText();
            String type = resource.path("ResourceType").asText();
            if (id.isEmpty() || resource.path("ResourceStatus").asText().equals("DELETE_COMPLETE")) {
                continue;
            }
            String at = pointer + "/" + i + "/PhysicalResourceId";
            Optional<Entity> found = writer.resolve(id, List.of(type)).map(EdgeWriter.Match::entity);
            found.ifPresent(entity ->
                    writer.edge(entity, writer.self(), EdgeKind.DEPLOYED_BY, Strength.EXACT, at, type + " " + id));
        }
    }
}
