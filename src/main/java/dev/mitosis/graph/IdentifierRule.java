package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code identifiers.tsv}: another way to name a resource of a type.
 *
 * @param source a path into the record, or a text with {@code ${id}}, {@code ${name}}, {@code ${region}},
 *     {@code ${account}}, {@code ${/a/path}}
 */
record IdentifierRule(
        String type,
        String source,
        IdentifierKind kind,
        @Nullable Pattern part,
        String replacement) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

    /** Hands over each text that names the resource by this rule. */
    void apply(Resource resource, Consumer<String> taker) {
        Consumer<String> found = part == null ? taker : text -> takePart(part, replacement, text, taker);
        JsonNode data = resource.data() == null ? MissingNode.getInstance() : resource.data();
        if (source.startsWith("/")) {
            JsonPath.of(source).each(data, "", (value, pointer) -> {
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
        Matcher matcher = PLACE.matcher(source);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = value(matcher.group(1), resource, data);
            if (value.isEmpty()) {
                return "";
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
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
