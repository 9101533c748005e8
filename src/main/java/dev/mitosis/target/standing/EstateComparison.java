package dev.mitosis.target.standing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.Neighbours;
import dev.mitosis.target.property.PropertyMapper;
import dev.mitosis.target.standing.Discrepancy.What;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.StackIndex.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a scan of an account has found with what the target says shall stand there: names, properties and
 * edges, by what the product itself reads from answers. Linear in resources and edges, but for parts without a record,
 * of which each is compared with all of its type.
 */
public final class EstateComparison {
    private final TargetDocument target;
    private final StackIndex index;
    private final StandingValues values;
    private final Map<String, String> physical;
    private final Set<String> nameless = new HashSet<>();
    private final List<Discrepancy> found = new ArrayList<>();
    private final Map<String, Resource> standing = new LinkedHashMap<>();
    private final StandingEdges dependencies = new StandingEdges();

    /** A comparison with what is known of what was made. */
    public EstateComparison(TargetDocument target, Made made) {
        this.target = target;
        this.index = new StackIndex(target);
        this.physical = made.physical();
        this.values = new StandingValues(target, made);
        TsvTable.loadNamed(EstateComparison.class, "nameless.tsv").forEach(row -> nameless.add(row.get("type")));
    }

    /** What came of everything that was compared so far; also what is as planned. */
    public List<Discrepancy> found() {
        return List.copyOf(found);
    }

    /** The records of the things that stand, by their planned ids. */
    public Map<String, Resource> standing() {
        return standing;
    }

    /** The dependencies between what stands; takes in what was not made, too. */
    StandingEdges dependencies() {
        return dependencies;
    }

    /** A thing of the snapshot and what was mapped of it; a child has no ARN of its own. */
    private record Scanned(@Nullable Resource resource, String type, JsonNode properties) {}

    /** Compares one account: all that stacks have made there. */
    public void compare(String account, Snapshot snapshot) {
        List<Resource> records = new ArrayList<>();
        try (var all = snapshot.resources()) {
            all.forEach(records::add);
        }
        Map<String, List<Scanned>> scanned = scanned(records);
        Map<String, Resource> here = new LinkedHashMap<>();
        for (PlannedResource resource : target.resources()) {
            if (resource.account().equals(account)) {
                Member member = index.member(resource.id());
                if (member != null && physical.containsKey(member.id())) {
                    Resource there = whole(resource, member, scanned);
                    if (there != null) {
                        here.put(resource.id(), there);
                    }
                }
                resource.parts().stream()
                        .map(part -> index.member(part.id()))
                        .filter(part -> part != null && physical.containsKey(part.id()))
                        .forEach(part -> part(part, scanned));
            }
        }
        here.forEach(dependencies::stands);
        edges(here, snapshot);
        standing.putAll(here);
    }

    private static Map<String, List<Scanned>> scanned(List<Resource> found) {
        Neighbours neighbours = new Neighbours();
        found.forEach(neighbours);
        PropertyMapper mapper = PropertyMapper.load(neighbours);
        Map<String, List<Scanned>> scanned = new HashMap<>();
        for (Resource resource : found) {
            Mapped mapped = mapper.map(resource);
            if (mapped != null) {
                scanned.computeIfAbsent(resource.type(), type -> new ArrayList<>())
                        .add(new Scanned(resource, resource.type(), mapped.properties()));
                rules(resource, mapped.properties())
                        .forEach(rule -> scanned.computeIfAbsent(rule.type(), type -> new ArrayList<>())
                                .add(rule));
                mapped.children()
                        .forEach(child -> scanned.computeIfAbsent(child.type(), type -> new ArrayList<>())
                                .add(new Scanned(null, child.type(), child.properties())));
            }
        }
        return scanned;
    }

    private @Nullable Resource whole(PlannedResource planned, Member member, Map<String, List<Scanned>> scanned) {
        String made = physical.getOrDefault(member.id(), "");
        for (Scanned candidate : scanned.getOrDefault(member.type(), List.of())) {
            Resource resource = candidate.resource();
            if (resource != null && resource.goesBy(made)) {
                String name = values.plain(planned.name(), made.substring(made.lastIndexOf('/') + 1));
                if (!nameless.contains(planned.type())
                        && !name.equals(resource.name())
                        && !name.equals(resource.id())) {
                    add(planned.id(), What.NAME, planned.type(), "-", "other", name, resource.name());
                }
                properties(member, candidate.properties());
                return resource;
            }
        }
        part(member, scanned);
        return null;
    }

    private static List<Scanned> rules(Resource group, JsonNode properties) {
        List<Scanned> rules = new ArrayList<>();
        for (JsonNode rule : properties.path("SecurityGroupIngress")) {
            rules.add(new Scanned(
                    null, "AWS::EC2::SecurityGroupIngress", ((ObjectNode) rule.deepCopy()).put("GroupId", group.id())));
        }
        return rules;
    }

    /** What has no record of its own is one of the children of its type: the one that says most of what is planned. */
    private void part(Member member, Map<String, List<Scanned>> scanned) {
        String made = physical.getOrDefault(member.id(), "");
        for (Scanned candidate : scanned.getOrDefault(member.type(), List.of())) {
            if (candidate.resource() != null && candidate.resource().goesBy(made)) {
                properties(member, candidate.properties());
                return;
            }
        }
        JsonNode planned = values.of(member);
        Scanned best = null;
        int most = 0;
        for (Scanned candidate : scanned.getOrDefault(member.type(), List.of())) {
            int same = 0;
            for (var property : planned.properties()) {
                same += Sameness.of(property.getValue(), candidate.properties().path(property.getKey())) ? 1 : 0;
            }
            if (candidate.resource() == null && same > most) {
                most = same;
                best = candidate;
            }
        }
        if (best == null) {
            add(member.id(), What.THING, member.type(), "-", "missing", made, "");
        } else {
            properties(member, best.properties());
        }
    }

    private void properties(Member member, JsonNode found) {
        for (var property : values.of(member).properties()) {
            JsonNode there = found.path(property.getKey());
            String verdict = verdict(property.getValue(), there);
            add(
                    member.id(),
                    What.PROPERTY,
                    member.type(),
                    property.getKey(),
                    verdict,
                    property.getValue().toString(),
                    there.toString());
        }
    }

    /** Of a value that is hidden anywhere nothing is said, as of one that is not there. */
    private static String verdict(JsonNode planned, JsonNode found) {
        if (found.isMissingNode()) {
            return "lost";
        }
        boolean same = Sameness.of(planned, found);
        boolean told = !found.toString().contains(StandingValues.HIDDEN);
        return !same ? "other" : told ? "kept" : "lost";
    }

    private void add(String id, What what, String type, String... rest) {
        found.add(new Discrepancy(id, what, type, rest[0], rest[1], rest[2], rest[3]));
    }

    private void edges(Map<String, Resource> standing, Snapshot snapshot) {
        Map<String, String> ids = new HashMap<>();
        standing.forEach((id, resource) -> ids.put(resource.arn(), id));
        Set<String> planned = new HashSet<>();
        for (PlannedEdge edge : target.edges()) {
            if (standing.containsKey(edge.from()) && standing.containsKey(edge.to())) {
                planned.add(edge.from() + " " + edge.kind() + " " + edge.to());
            }
        }
        Set<String> found = new HashSet<>();
        List<Edge> drawn = new GraphBuilder()
                .build(new GraphRequest(snapshot, Map.of()))
                .document()
                .edges();
        dependencies.drawn(drawn);
        for (Edge edge : drawn) {
            if (ids.containsKey(edge.from()) && ids.containsKey(edge.to())) {
                found.add(ids.get(edge.from()) + " " + edge.kind() + " " + ids.get(edge.to()));
            }
        }
        planned.stream().filter(edge -> !found.contains(edge)).forEach(edge -> edge("planned", edge, standing));
        found.stream().filter(edge -> !planned.contains(edge)).forEach(edge -> edge("found", edge, standing));
    }

    private void edge(String which, String edge, Map<String, Resource> standing) {
        String[] words = edge.split(" ", 3);
        boolean planned = which.equals("planned");
        add(
                words[0],
                What.EDGE,
                type(standing, words[0]),
                words[1] + " " + type(standing, words[2]),
                which,
                planned ? edge : "",
                planned ? "" : edge);
    }

    private static String type(Map<String, Resource> standing, String id) {
        Resource resource = standing.get(id);
        return resource == null ? id : resource.type();
    }
}
