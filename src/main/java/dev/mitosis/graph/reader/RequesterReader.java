package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which service made a network interface, and for which resource, from its requester and description. */
final class RequesterReader implements ValueReader {
    private record Maker(Pattern description, List<String> types) {}

    private final List<Maker> makers = TsvTable.load(RequesterReader.class, "requesters.tsv", 2).stream()
            .map(row ->
                    new Maker(Pattern.compile(row.cell(0)), List.of(row.cell(1).split(","))))
            .toList();

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        JsonNode data = writer.resource().data();
        if (!data.path("RequesterManaged").asBoolean(false)) {
            return;
        }
        String description = data.path("Description").asText();
        Optional<Entity> made = makers.stream()
                .flatMap(maker -> match(writer, maker, description).stream())
                .findFirst();
        Entity owner = made.orElseGet(
                () -> writer.draft().external().service(data.path("RequesterId").asText("amazon-aws")));
        writer.to(owner, EdgeKind.MANAGED_BY, Strength.EXACT, "/Description", description);
    }

    private static Optional<Entity> match(EdgeWriter writer, Maker maker, String description) {
        Matcher matcher = maker.description.matcher(description);
        return matcher.matches()
                ? writer.resolve(matcher.group(1), maker.types).map(EdgeWriter.Match::entity)
                : Optional.empty();
    }
}
