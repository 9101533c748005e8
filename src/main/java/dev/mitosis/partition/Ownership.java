package dev.mitosis.partition;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Node;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells from the graph whether another resource, a service or AWS itself made and owns a resource. */
final class Ownership {
    private final Map<String, Maker> makers = new HashMap<>();

    Ownership(GraphDocument graph) {
        for (Node node : graph.nodes()) {
            Maker maker = node.maker();
            if (maker != null) {
                makers.put(node.id(), maker);
            }
        }
    }

    /** The subject of a record, not numbered yet. */
    Subject subject(Resource resource, List<Leftovers.Rule> idle) {
        Maker maker = makers.get(resource.arn());
        boolean standard = maker != null && maker.manner() == Maker.Manner.DEFAULT;
        return new Subject(
                -1,
                resource.arn(),
                resource.type(),
                resource.region(),
                resource.id() == null ? "" : resource.id(),
                resource.name() == null ? "" : resource.name(),
                resource.tags(),
                standard ? null : reason("role.managed", maker),
                standard ? reason("role.default", maker) : null,
                idle);
    }

    private static @Nullable Reason reason(String rule, @Nullable Maker maker) {
        return maker == null
                ? null
                : new Reason(
                        rule,
                        Map.of("where", maker.where(), "matches", maker.matches()),
                        "It is made and owned by " + maker.by() + ".");
    }
}
