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
            linker.link(pen, endpoint, pointer, new TextLinker.Reading(EdgeKind.INVOKES, "Endpoint"));
            return;
        }
        Optional<Entity> called =
                pen.resolve(endpoint, List.of()).map(Pen.Match::entity).or(() -> pen.missing(endpoint));
        Optional<Entity> topic = pen.resolve(
                        pen.resource().data().path("TopicArn").asText(pen.self().arn()), List.of("AWS::SNS::Topic"))
                .map(Pen.Match::entity);
        called.ifPresent(entity -> {
            pen.to(entity, EdgeKind.INVOKES, Strength.EXACT, pointer, endpoint);
            topic.ifPresent(from -> pen.edge(from, entity, EdgeKind.INVOKES, Strength.EXACT, pointer, endpoint));
        });
    }
}
