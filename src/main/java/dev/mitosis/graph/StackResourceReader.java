package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads the resources of a CloudFormation stack: each of them is deployed by it. */
final class StackResourceReader implements Reader {
    @Override
    public void read(Pen pen, JsonNode resources, String pointer, List<String> targets) {
        for (int i = 0; i < resources.size(); i++) {
            JsonNode resource = resources.get(i);
            String id = resource.path("PhysicalResourceId").asText();
            String type = resource.path("ResourceType").asText();
            if (id.isEmpty() || resource.path("ResourceStatus").asText().equals("DELETE_COMPLETE")) {
                continue;
            }
            String at = pointer + "/" + i + "/PhysicalResourceId";
            Optional<Entity> found = pen.resolve(id, List.of(type)).map(Pen.Match::entity);
            found.ifPresent(
                    entity -> pen.edge(entity, pen.self(), EdgeKind.DEPLOYED_BY, Strength.EXACT, at, type + " " + id));
        }
    }
}
