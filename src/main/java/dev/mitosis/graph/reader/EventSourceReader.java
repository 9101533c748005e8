package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads an event source mapping: the function reads the source, and the source triggers the function. */
final class EventSourceReader implements ValueReader {
    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        String text = value.asText();
        Optional<Entity> source =
                writer.resolve(text, List.of()).map(EdgeWriter.Match::entity).or(() -> writer.missing(text));
        Optional<Entity> function = writer.resolve(
                        writer.resource().data().path("FunctionArn").asText(), List.of("AWS::Lambda::Function"))
                .map(EdgeWriter.Match::entity);
        source.ifPresent(from -> writer.to(from, EdgeKind.READS, Strength.EXACT, pointer, text));
        function.ifPresent(to -> writer.to(to, EdgeKind.TRIGGERS, Strength.EXACT, "/FunctionArn", to.arn()));
        if (source.isPresent() && function.isPresent()) {
            writer.edge(function.get(), source.get(), EdgeKind.READS, Strength.EXACT, pointer, text);
            writer.edge(source.get(), function.get(), EdgeKind.TRIGGERS, Strength.EXACT, pointer, text);
        }
    }
}
