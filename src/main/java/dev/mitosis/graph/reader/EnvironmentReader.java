package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.TextLinker;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.io.JsonPath;
import dev.mitosis.io.Pointers;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Locale;

/**
 * Reads texts in which names count too: environment variables, parameters, job arguments.
 *
 * <p>Takes a map of texts, a list of {@code name} and {@code value}, or one text.
 */
final class EnvironmentReader implements ValueReader {
    /** A parameter is its own variable: its name says what the value means. */
    private static final String OWN_NAME = "${name}";

    private final TextLinker linker;

    EnvironmentReader(TextLinker linker) {
        this.linker = linker;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        boolean byOwnName = targets.contains(OWN_NAME);
        String label = byOwnName ? writer.self().name() : lastSegment(pointer);
        visit(writer, value, pointer, label);
    }

    /** A setting such as {@code access_logs.s3.bucket} says what the bucket is for; most texts only name. */
    private static EdgeKind kindOf(String label) {
        return label.toLowerCase(Locale.ROOT).contains("access_logs") ? EdgeKind.LOGS_TO : EdgeKind.REFERENCES;
    }

    private static String lastSegment(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private void visit(EdgeWriter writer, JsonNode node, String pointer, String label) {
        JsonNode value = EmbeddedJson.open(node);
        if (value.isTextual()) {
            linker.link(writer, value.asText(), pointer, new TextLinker.LinkMode(kindOf(label), label));
            return;
        }
        String name = member(value, "name", "Name", "ParameterKey", "Key");
        if (!name.isEmpty() && value.isObject()) {
            for (String field : List.of("value", "Value", "ParameterValue")) {
                if (value.has(field)) {
                    visit(writer, value.get(field), Pointers.below(pointer, field), name);
                }
            }
            return;
        }
        JsonPath.everyChild(
                value,
                pointer,
                (child, below) -> visit(writer, child, below, value.isArray() ? label : lastSegment(below)));
    }

    private static String member(JsonNode value, String... names) {
        for (String name : names) {
            if (value.path(name).isTextual()) {
                return value.path(name).asText();
            }
        }
        return "";
    }
}
