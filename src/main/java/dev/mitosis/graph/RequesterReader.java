package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which service made a network interface, and for which resource, from its requester and description. */
final class RequesterReader implements Reader {
    private record Maker(Pattern description, List<String> types) {}

    private final List<Maker> makers = DataTable.load("requesters.tsv", 2).stream()
            .map(row ->
                    new Maker(Pattern.compile(row.cell(0)), List.of(row.cell(1).split(","))))
            .toList();

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        JsonNode data = pen.resource().data();
        if (!data.path("RequesterManaged").asBoolean(false)) {
            return;
        }
        String description = data.path("Description").asText();
        Optional<Entity> made = makers.stream()
                .flatMap(maker -> match(pen, maker, description).stream())
                .findFirst();
        Entity owner = made.orElseGet(
                () -> pen.drawing().outside().service(data.path("RequesterId").asText("amazon-aws")));
        pen.to(owner, EdgeKind.MANAGED_BY, Strength.EXACT, "/Description", description);
    }

    private static Optional<Entity> match(Pen pen, Maker maker, String description) {
        Matcher matcher = maker.description.matcher(description);
        return matcher.matches() ? pen.resolve(matcher.group(1), maker.types).map(Pen.Match::entity) : Optional.empty();
    }
}
