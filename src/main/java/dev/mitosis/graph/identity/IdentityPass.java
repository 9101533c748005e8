package dev.mitosis.graph.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first pass over a snapshot: who is there, and by which texts each is named. */
public final class IdentityPass {
    private final IdentifierTable identifiers;
    private final Map<String, Entity> entities = new HashMap<>();
    private final IdentifierIndex index = new IdentifierIndex();
    private final AddressOwners addresses = new AddressOwners();

    public IdentityPass(IdentifierTable identifiers) {
        this.identifiers = identifiers;
    }

    /** Takes in a record; each is to be learned once. */
    public void learn(Resource resource) {
        Entity entity = Entity.of(entities.size(), resource);
        entities.put(resource.arn(), entity);
        identifiers.index(resource, entity, index);
        addresses.learn(resource, entity);
        if (resource.type().equals("AWS::Route53::RecordSet")) {
            answers(resource.data()).forEach(host -> index.addAnswer(entity, host));
        }
    }

    private static List<String> answers(JsonNode record) {
        List<String> hosts = new ArrayList<>();
        hosts.add(record.at("/AliasTarget/DNSName").asText());
        record.path("ResourceRecords")
                .forEach(one -> hosts.add(one.path("Value").asText()));
        hosts.removeIf(String::isEmpty);
        return hosts;
    }

    /** The resource with this ARN; null where the pass has not met it. */
    public @Nullable Entity entity(String arn) {
        return entities.get(arn);
    }

    /** All resources, in no order. */
    public Collection<Entity> entities() {
        return entities.values();
    }

    public IdentifierIndex index() {
        return index;
    }

    /** Which texts are ids by their form. */
    public IdShapes shapes() {
        return identifiers.shapes();
    }

    /** Who owns which address range. */
    public AddressOwners addresses() {
        return addresses;
    }
}
