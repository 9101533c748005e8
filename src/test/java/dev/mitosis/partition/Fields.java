package dev.mitosis.partition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Observed;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Strength;
import dev.mitosis.model.Use;
import dev.mitosis.model.confirmed.ConfirmedUse;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A small account of bare resources and edges, for tests that need neither scan nor graph. */
final class Fields {
    static final String ACCOUNT = "123456789012";
    /** It keeps nothing of what it builds. */
    private static final GraphBuilder BUILDER = new GraphBuilder();

    /** The functions of a product. */
    static final List<String> PARTS = List.of("api", "worker", "mailer", "cleaner", "loader");

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final TreeSet<Edge> edges = new TreeSet<>();
    private final List<Use> uses = new ArrayList<>();
    private final Map<String, List<String>> wholes = new TreeMap<>();

    static String arn(String id) {
        return "arn:aws:test:eu-west-1:" + ACCOUNT + ":" + id;
    }

    /** Adds a resource; tags are key, value, key, value. */
    Fields add(String type, String name, String... tags) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            map.put(tags[i], tags[i + 1]);
        }
        return put(new Resource(
                arn(name), type, "eu-west-1", ACCOUNT, name, name, map, JsonNodeFactory.instance.objectNode()));
    }

    Fields put(Resource resource) {
        resources.put(resource.arn(), resource);
        return this;
    }

    /** Adds a product in an environment: five functions and the table that one of them writes, tagged so. */
    Fields product(String product, String environment, String... tags) {
        String[] all = Stream.concat(Stream.of("app", product, "env", environment), Stream.of(tags))
                .toArray(String[]::new);
        String name = product + "-" + environment;
        PARTS.forEach(part -> add("AWS::Lambda::Function", name + "-" + part, all));
        return add("AWS::DynamoDB::Table", name + "-items", all).edge(name + "-api", EdgeKind.WRITES, name + "-items");
    }

    /** Adds a resource of which one member says when something happened. */
    Fields dated(String type, String name, String member, String when) {
        return put(new Resource(
                arn(name),
                type,
                "eu-west-1",
                ACCOUNT,
                name,
                name,
                Map.of(),
                JsonNodeFactory.instance.objectNode().put(member, when)));
    }

    Fields edge(String from, EdgeKind kind, String to) {
        return edge(from, kind, to, Strength.EXACT);
    }

    Fields edge(String from, EdgeKind kind, String to, Strength strength) {
        edges.add(new Edge(arn(from), arn(to), kind, strength, List.of()));
        return this;
    }

    /** Says that something uses a hub, as paths through roles and secrets tell it. */
    Fields use(String hub, String user, Use.How how, Strength strength, Use.Mode... modes) {
        uses.add(new Use(arn(hub), arn(user), how, List.of(modes), strength, List.of()));
        return this;
    }

    /** Makes the one a part of the other, to which it is attached. */
    Fields part(String part, String whole) {
        wholes.computeIfAbsent(arn(part), unused -> new ArrayList<>()).add(arn(whole));
        return edge(part, EdgeKind.ATTACHED_TO, whole);
    }

    /** The same to what has an ARN of its own. */
    Fields edgeTo(String from, EdgeKind kind, String arn) {
        edges.add(new Edge(arn(from), arn, kind, Strength.EXACT, List.of()));
        return this;
    }

    /** The same from what has an ARN of its own. */
    Fields edgeFrom(String arn, EdgeKind kind, String to) {
        edges.add(new Edge(arn, arn(to), kind, Strength.EXACT, List.of()));
        return this;
    }

    InMemorySnapshot snapshot() {
        return new InMemorySnapshot(ACCOUNT, List.copyOf(resources.values()));
    }

    GraphDocument graph() {
        List<Node> nodes = BUILDER.build(new GraphRequest(snapshot(), Map.of())).document().nodes().stream()
                .map(this::inWhole)
                .toList();
        return new GraphDocument(
                1,
                Json.TOOL,
                ACCOUNT,
                "id",
                Map.of(),
                nodes,
                List.copyOf(edges),
                List.of(),
                Observed.NOTHING,
                List.copyOf(uses));
    }

    private Node inWhole(Node node) {
        List<String> found = wholes.get(node.id());
        return found == null
                ? node
                : new Node(
                        node.id(),
                        node.type(),
                        node.region(),
                        node.name(),
                        node.external(),
                        node.exposure(),
                        found,
                        node.maker());
    }

    PartitionDocument partition() {
        return partition(Decisions.none());
    }

    PartitionDocument partition(Decisions decisions) {
        GraphDocument read = graph();
        return new Partitioner()
                .partition(new PartitionRequest(snapshot(), read.believing(decisions), decisions, Map.of())
                        .knowing(ConfirmedUse.of(decisions.unused(), read)));
    }

    static Assignment row(PartitionDocument document, String id) {
        return document.resources().stream()
                .filter(row -> row.id().equals(arn(id)))
                .findFirst()
                .orElseThrow();
    }
}
