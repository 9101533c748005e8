package dev.mitosis.graph.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code identifiers.tsv}: another way to name a resource of a type.
 *
 * @param path a path into the record; null where a text is filled
 * @param text literal texts and, at the odd places, what goes between them
 * @param part picks the identifier out of the text
 * @param replacement what to make of the part, with {@code $1} for its first group
 */
record IdentifierRule(
        String type,
        @Nullable JsonPath path,
        List<String> text,
        IdentifierKind kind,
        @Nullable Pattern part,
        String replacement) {
    private static final Pattern BRACES = Pattern.compile("\\$\\{|}");

    /**
     * Reads a source.
     *
     * @param source a path into the record, or a text with {@code ${id}}, {@code ${name}}, {@code ${region}},
     *     {@code ${account}}, {@code ${partition}}, {@code ${/a/path}}
     */
    static IdentifierRule of(
            String type, String source, IdentifierKind kind, @Nullable Pattern part, String replacement) {
        boolean isPath = source.startsWith("/");
        return new IdentifierRule(
                type,
                isPath ? JsonPath.of(source) : null,
                isPath ? List.of() : List.of(BRACES.split(source)),
                kind,
                part,
                replacement);
    }

    /** Hands over each text that names the resource by this rule. */
    void apply(Resource resource, Consumer<String> taker) {
        Consumer<String> found = part == null ? taker : text -> takePart(part, replacement, text, taker);
        JsonNode data = resource.data() == null ? MissingNode.getInstance() : resource.data();
        if (path != null) {
            path.each(data, "", (value, pointer) -> {
                if (value.isTextual() && !value.asText().isBlank()) {
                    found.accept(value.asText());
                }
            });
            return;
        }
        String filled = fill(resource, data);
        if (!filled.isEmpty()) {
            found.accept(filled);
        }
    }

    private static void takePart(Pattern part, String replacement, String text, Consumer<String> taker) {
        Matcher matcher = part.matcher(text);
        if (matcher.find()) {
            StringBuilder identifier = new StringBuilder();
            matcher.appendReplacement(identifier, replacement);
            taker.accept(identifier.substring(matcher.start()));
        }
    }

    private String fill(Resource resource, JsonNode data) {
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.size(); i++) {
            boolean literal = i % 2 == 0;
            String value = literal ? text.get(i) : value(text.get(i), resource, data);
            if (!literal && value.isEmpty()) {
                return "";
            }
            filled.append(value);
        }
        return filled.toString();
    }

    private static String value(String place, Resource resource, JsonNode data) {
        return switch (place) {
            case "arn" -> resource.arn();
            case "id" -> resource.id();
            case "name" -> resource.name();
            case "region" -> resource.region();
            case "account" -> resource.account();
            case "partition" -> Arn.parse(resource.arn()).map(Arn::partition).orElse("aws");
            default -> data.at(place).asText("");
        };
    }
}
