package dev.mitosis.graph;

import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.Map;

/**
 * What the first pass over a snapshot learns, before anything is drawn.
 *
 * @param entities the resources by ARN
 */
record Learned(
        Map<String, Entity> entities,
        IdentifierIndex index,
        AddressOwners owners,
        NetworkModel networks,
        PolicyBook policies) {
    static Learned nothing() {
        return new Learned(
                new HashMap<>(), new IdentifierIndex(), new AddressOwners(), new NetworkModel(), new PolicyBook());
    }

    void learn(Resource resource, IdentifierTable identifiers) {
        Entity entity = Entity.of(entities.size(), resource);
        entities.put(resource.arn(), entity);
        identifiers.index(resource, entity, index);
        owners.learn(resource, entity);
        networks.learn(resource);
        policies.learn(resource);
    }
}
