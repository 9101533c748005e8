package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.TextLinker;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads the endpoint of a topic's subscription: the topic calls it. */
final class SubscriptionReader implements ValueReader {
    private final TextLinker linker;

    SubscriptionReader(TextLinker linker) {
        this.linker = linker;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        String endpoint = value.asText();
        if (endpoint.startsWith("http")) {
            TextLinker.LinkMode calls = new TextLinker.LinkMode(EdgeKind.INVOKES, "Endpoint");
            linker.link(writer, endpoint, pointer, calls);
            topic(writer).ifPresent(from -> linker.link(writer.as(from), endpoint, pointer, calls));
            return;
        }
        Optional<Entity> called = writer.resolve(endpoint, List.of())
                .map(EdgeWriter.Match::entity)
                .or(() -> writer.missing(endpoint));
        called.ifPresent(entity -> {
            writer.to(entity, EdgeKind.INVOKES, Strength.EXACT, pointer, endpoint);
            topic(writer)
                    .ifPresent(from -> writer.edge(from, entity, EdgeKind.INVOKES, Strength.EXACT, pointer, endpoint));
        });
    }

    private static Optional<Entity> topic(EdgeWriter writer) {
        String arn =
                writer.resource().data().path("TopicArn").asText(writer.self().arn());
        return writer.resolve(arn, List.of("AWS::SNS::Topic")).map(EdgeWriter.Match::entity);
    }
}
