package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads the endpoint of a topic's subscription: the topic calls it. */
final class SubscriptionReader implements Reader {
    private final TextLinker linker;

    SubscriptionReader(TextLinker linker) {
        this.linker = linker;
    }

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        String endpoint = value.asText();
        if (endpoint.startsWith("http")) {
            TextLinker.Reading calls = new TextLinker.Reading(EdgeKind.INVOKES, "Endpoint");
            linker.link(pen, endpoint, pointer, calls);
            topic(pen).ifPresent(from -> linker.link(pen.as(from), endpoint, pointer, calls));
            return;
        }
        Optional<Entity> called =
                pen.resolve(endpoint, List.of()).map(Pen.Match::entity).or(() -> pen.missing(endpoint));
        called.ifPresent(entity -> {
            pen.to(entity, EdgeKind.INVOKES, Strength.EXACT, pointer, endpoint);
            topic(pen).ifPresent(from -> pen.edge(from, entity, EdgeKind.INVOKES, Strength.EXACT, pointer, endpoint));
        });
    }

    private static Optional<Entity> topic(Pen pen) {
        String arn = pen.resource().data().path("TopicArn").asText(pen.self().arn());
        return pen.resolve(arn, List.of("AWS::SNS::Topic")).map(Pen.Match::entity);
    }
}
