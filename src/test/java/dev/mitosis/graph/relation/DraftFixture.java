package dev.mitosis.graph.relation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.IdentifierTable;
import dev.mitosis.graph.identity.IdentityPass;
import dev.mitosis.graph.ownership.InlineParts;
import dev.mitosis.graph.ownership.Wholes;
import dev.mitosis.io.Json;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A draft over a few resources, with a writer for the first; its edges as lines. */
public final class DraftFixture {
    public static final String ACCOUNT = "123456789012";
    public static final String SELF = "arn:aws:some:eu-west-1:123456789012:thing/self";

    private final GraphDraft draft;
    private final EdgeWriter writer;

    /** Knows {@code self}, whose data are the JSON with single quotes, and the others, {@code Type name} each. */
    public DraftFixture(String data, String... others) {
        List<Resource> resources = new ArrayList<>();
        Resource self =
                new Resource(SELF, "AWS::Some::Thing", "eu-west-1", ACCOUNT, "self", "self", Map.of(), json(data));
        resources.add(self);
        for (String other : others) {
            String[] parts = other.split(" ", -1);
            resources.add(new Resource(
                    arn(parts[0], parts[1]), parts[0], "eu-west-1", ACCOUNT, parts[1], parts[1], Map.of(), json("{}")));
        }
        IdentityPass pass = new IdentityPass(IdentifierTable.load());
        resources.forEach(pass::learn);
        this.draft = GraphDraft.of(
                new InMemorySnapshot(ACCOUNT, resources).manifest(),
                pass,
                new EdgeLedger(InlineParts.load(), Wholes.load()),
                Set.of());
        this.writer = new EdgeWriter(draft, Objects.requireNonNull(pass.entity(SELF)), self);
    }

    public static String arn(String type, String name) {
        String[] parts = type.split("::", -1);
        return type.equals("AWS::S3::Bucket")
                ? "arn:aws:s3:::" + name
                : "arn:aws:" + parts[1].toLowerCase(java.util.Locale.ROOT) + ":eu-west-1:" + ACCOUNT + ":" + parts[2]
                        + "/" + name;
    }

    public static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public EdgeWriter writer() {
        return writer;
    }

    public GraphDraft draft() {
        return draft;
    }

    public Entity entity(String type, String name) {
        return Objects.requireNonNull(draft.identities().entity(arn(type, name)));
    }

    public List<Edge> edges() {
        List<Entity> all = new ArrayList<>(draft.identities().entities());
        all.addAll(draft.external().all());
        all.sort(Comparator.comparing(Entity::arn));
        int[] ranks = new int[all.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[all.get(i).ordinal()] = i;
        }
        return draft.ledger().edges(ranks);
    }

    /** For example {@code self references external:host/a.example}; ARNs by what follows their last slash or colon. */
    public List<String> lines() {
        return edges().stream()
                .map(edge -> brief(edge.from()) + " " + edge.kind().label() + " " + brief(edge.to()))
                .toList();
    }

    private static String brief(String id) {
        return id.startsWith("external:") ? id : id.replaceAll(".*[/:]", "");
    }
}
