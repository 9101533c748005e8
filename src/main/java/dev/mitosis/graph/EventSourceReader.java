package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads an event source mapping: the function reads the source, and the source triggers the function. */
final class EventSourceReader implements Reader {
    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        String text = value.asText();
        Optional<Entity> source =
                pen.resolve(text, List.of()).map(Pen.Match::entity).or(() -> pen.missing(text));
        Optional<Entity> function = pen.resolve(
                        pen.resource().data().path("FunctionArn").asText(), List.of("AWS::Lambda::Function"))
                .map(Pen.Match::entity);
        source.ifPresent(from -> pen.to(from, EdgeKind.READS, Strength.EXACT, pointer, text));
        function.ifPresent(to -> pen.to(to, EdgeKind.TRIGGERS, Strength.EXACT, "/FunctionArn", to.arn()));
        if (source.isPresent() && function.isPresent()) {
            pen.edge(function.get(), source.get(), EdgeKind.READS, Strength.EXACT, pointer, text);
            pen.edge(source.get(), function.get(), EdgeKind.TRIGGERS, Strength.EXACT, pointer, text);
        }
    }
}
