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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which service made a network interface, and for which resource, from its description, its kind and its
 * requester: those of functions and transit gateways do not count as managed by a requester.
 */
final class RequesterReader implements ValueReader {
    /** The kinds of interfaces that people make. */
    private static final Set<String> OWN_KINDS = Set.of("interface", "efa", "efa-only", "branch", "trunk", "");

    private record Maker(Pattern description, List<String> types) {}

    private final List<Maker> makers = TsvTable.load(RequesterReader.class, "requesters.tsv", 2).stream()
            .map(row ->
                    new Maker(Pattern.compile(row.cell(0)), List.of(row.cell(1).split(","))))
            .toList();

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        JsonNode data = writer.resource().data();
        boolean managed = data.path("RequesterManaged").asBoolean(false)
                || !OWN_KINDS.contains(data.path("InterfaceType").asText("interface"));
        String description = data.path("Description").asText();
        Optional<Entity> made = makers.stream()
                .flatMap(maker -> match(writer, maker, description).stream())
                .findFirst();
        made.or(() -> managed ? Optional.of(service(writer, data)) : Optional.empty())
                .ifPresent(owner -> writer.to(owner, EdgeKind.MANAGED_BY, Strength.EXACT, "/Description", description));
    }

    private static Entity service(EdgeWriter writer, JsonNode data) {
        String kind = data.path("InterfaceType").asText("interface");
        String maker = OWN_KINDS.contains(kind) ? "amazon-aws" : kind;
        return writer.draft().external().service(data.path("RequesterId").asText(maker));
    }

    private static Optional<Entity> match(EdgeWriter writer, Maker maker, String description) {
        Matcher matcher = maker.description.matcher(description);
        return matcher.matches()
                ? writer.resolve(matcher.group(1), maker.types).map(EdgeWriter.Match::entity)
                : Optional.empty();
    }
}
