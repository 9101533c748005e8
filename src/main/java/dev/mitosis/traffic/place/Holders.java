package dev.mitosis.traffic.place;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that records of flows name beside the interface: an instance, or the service of a container. */
public final class Holders {
    private final Map<String, String> instances = new HashMap<>();
    private final Map<String, List<String>> services;

    public Holders(GraphDocument graph) {
        Map<String, List<String>> found = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (node.type().equals("AWS::EC2::Instance")) {
                instances.put(lastPart(node.id()), node.id());
            } else if (node.type().equals("AWS::ECS::Service")) {
                found.merge(lastPart(node.id()), List.of(node.id()), Holders::joined);
            }
        }
        services = found;
    }

    private static List<String> joined(List<String> left, List<String> right) {
        return java.util.stream.Stream.concat(left.stream(), right.stream()).toList();
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /**
     * The ARN of what the text names.
     *
     * @param text the id of an instance; or the ARN of a cluster, which may be missing, a space, and a service's name
     */
    public Optional<String> find(String text) {
        int space = text.lastIndexOf(' ');
        if (space < 0) {
            return Optional.ofNullable(instances.get(text));
        }
        String cluster = lastPart(text.substring(0, space));
        List<String> named = services.getOrDefault(text.substring(space + 1), List.of());
        List<String> there = named.stream()
                .filter(arn -> arn.contains(":service/" + cluster + "/"))
                .toList();
        List<String> meant = there.isEmpty() ? named : there;
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }
}
