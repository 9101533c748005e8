package dev.mitosis.partition.evidence;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Node;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells from the graph whether another resource, a service or AWS itself made and owns a resource. */
public final class Ownership {
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Moments moments = new Moments();
    private final Map<String, Maker> makers = new HashMap<>();
    private final Map<String, List<String>> wholes = new HashMap<>();
    /** Types, regions and sets of tags: a large account has few, and each is kept once. */
    private final Map<Object, Object> pool = new HashMap<>();

    public Ownership(GraphDocument graph) {
        for (Node node : graph.nodes()) {
            if (!node.partOf().isEmpty()) {
                wholes.put(node.id(), node.partOf());
            }
            Maker maker = node.maker();
            if (maker != null) {
                makers.put(node.id(), maker);
            }
        }
    }

    /** The subject of a record, not numbered yet. */
    public Subject subject(Resource resource, List<Leftovers.Rule> idle) {
        Maker maker = makers.get(resource.arn());
        boolean standard = maker != null && maker.manner() == Maker.Manner.DEFAULT;
        return new Subject(
                -1,
                resource.arn(),
                once(resource.type()),
                once(resource.region()),
                resource.id(),
                resource.name(),
                once(resource.tags()),
                standard ? null : reason("role.managed", maker),
                standard ? reason("role.default", maker) : null,
                idle,
                wholes.getOrDefault(resource.arn(), List.of()),
                parameters(resource),
                moments.of(resource));
    }

    @SuppressWarnings("unchecked")
    private <T> T once(T value) {
        return (T) pool.computeIfAbsent(value, same -> same);
    }

    private static Map<String, String> parameters(Resource resource) {
        if (!resource.type().equals(STACK)) {
            return Map.of();
        }
        Map<String, String> parameters = new TreeMap<>();
        resource.data()
                .path("Parameters")
                .forEach(parameter -> parameters.put(
                        parameter.path("ParameterKey").asText(),
                        parameter.path("ParameterValue").asText()));
        return parameters;
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
