package dev.mitosis.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an account looks like from afar, to hold generated ones beside those of public templates. Snapshots of images
 * and settings are not counted.
 *
 * @param types how many types there are
 * @param edges for each resource
 * @param members the median number of resources of a stack that nests none
 * @param inStacks the share of resources that a stack made
 * @param named of these the share whose name has the stack's name in it
 * @param tagged the share with a tag that people or their tools wrote
 * @param hub the share of resources that the most connected one is tied to
 * @param leaves the share of resources with one edge or none
 */
public record ShapeFigures(
        int resources,
        int types,
        double edges,
        double members,
        double inStacks,
        double named,
        double tagged,
        double hub,
        double leaves) {
    private static final String STACK = "AWS::CloudFormation::Stack";

    static ShapeFigures of(List<Resource> all, GraphDocument graph) {
        Map<String, Resource> known = new TreeMap<>();
        all.stream()
                .filter(resource -> !resource.type().equals("AWS::EC2::Snapshot")
                        && !resource.type().endsWith("AccountSettings")
                        && !resource.name().startsWith("/aws/service/"))
                .forEach(resource -> known.put(resource.arn(), resource));
        Map<String, Set<String>> neighbours = new HashMap<>();
        Map<String, Resource> stacks = new TreeMap<>();
        int edges = 0;
        for (Edge edge : graph.edges()) {
            Resource to = known.get(edge.to());
            if (to != null && known.containsKey(edge.from())) {
                edges++;
                neighbours
                        .computeIfAbsent(edge.from(), unused -> new HashSet<>())
                        .add(edge.to());
                neighbours.computeIfAbsent(edge.to(), unused -> new HashSet<>()).add(edge.from());
                if (edge.kind() == EdgeKind.DEPLOYED_BY && to.type().equals(STACK)) {
                    stacks.put(edge.from(), to);
                }
            }
        }
        double size = Math.max(1, known.size());
        long named = stacks.entrySet().stream()
                .filter(entry ->
                        name(known, entry.getKey()).contains(entry.getValue().name()))
                .count();
        List<Integer> degrees = known.keySet().stream()
                .map(arn -> neighbours.getOrDefault(arn, Set.of()).size())
                .sorted()
                .toList();
        return new ShapeFigures(
                known.size(),
                (int) known.values().stream().map(Resource::type).distinct().count(),
                edges / size,
                members(known),
                stacks.size() / size,
                named / (double) Math.max(1, stacks.size()),
                known.values().stream().filter(ShapeFigures::tagged).count() / size,
                degrees.isEmpty() ? 0 : degrees.get(degrees.size() - 1) / size,
                degrees.stream().filter(degree -> degree < 2).count() / size);
    }

    private static String name(Map<String, Resource> known, String arn) {
        Resource resource = known.get(arn);
        return resource == null ? "" : resource.name();
    }

    private static double members(Map<String, Resource> known) {
        List<Integer> sizes = known.values().stream()
                .filter(resource -> resource.type().equals(STACK))
                .map(stack -> stack.data().at("/ListStackResources/StackResourceSummaries"))
                .filter(listed -> listed.size() > 0
                        && !listed.findValuesAsText("ResourceType").contains(STACK))
                .map(JsonNode::size)
                .sorted()
                .toList();
        return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
    }

    private static boolean tagged(Resource resource) {
        return resource.tags().keySet().stream().anyMatch(key -> !key.startsWith("aws:") && !key.equals("Name"));
    }
}
