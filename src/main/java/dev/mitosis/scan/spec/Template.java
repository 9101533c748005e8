package dev.mitosis.scan.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text with places to fill: {@code instance/{InstanceId}} takes a member of the item, {@code {Endpoint/Address}} one
 * further down, {@code {@parent/arn}} one of the resource above, {@code {@region}} a variable, and
 * {@code {BucketRegion|'us-east-1'}} the first alternative that is there. {@code {Id#tail}} takes what follows the last
 * slash or colon of a value, {@code {Arn#below}} what follows the first slash, {@code {Name#path}} leaves out a leading
 * slash, {@code {Key#digest}} stands for a value that is itself a secret.
 */
public final class Template {
    private static final String VARIABLE = "@";
    private static final String PARENT = "@parent/";
    private static final int DIGEST_LENGTH = 12;

    private final String source;
    private final List<Part> parts;

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Place(List<String> alternatives) implements Part {}

    /**
     * What fills the places.
     *
     * @param item the API's answer; a text where the API lists names only, reached by {@code {@item}}
     * @param parent the data of the resource above, or a missing node
     * @param variables values by name without the at sign
     */
    public record Scope(JsonNode item, JsonNode parent, Map<String, String> variables) {}

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /** Reads a template; an unclosed brace is an error. */
    public static Template of(String source) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf('{', at);
            if (open < 0) {
                parts.add(new Literal(source.substring(at)));
                break;
            }
            int close = source.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("unclosed brace in template '" + source + "'");
            }
            if (open > at) {
                parts.add(new Literal(source.substring(at, open)));
            }
            parts.add(new Place(List.of(source.substring(open + 1, close).split("\\|"))));
            at = close + 1;
        }
        return new Template(source, parts);
    }

    /** The text with every place filled; empty where one cannot be. */
    public Optional<String> fill(Scope scope) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Place place) {
                String value = value(place, scope);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                text.append(value);
            }
        }
        return Optional.of(text.toString());
    }

    private static String value(Place place, Scope scope) {
        for (String alternative : place.alternatives()) {
            int hash = alternative.indexOf('#');
            String value = lookUp(hash < 0 ? alternative : alternative.substring(0, hash), scope);
            if (!value.isEmpty()) {
                return hash < 0 ? value : shaped(value, alternative.substring(hash + 1));
            }
        }
        return "";
    }

    private static String shaped(String value, String shape) {
        return switch (shape) {
            case "tail" -> Arn.last(value);
            case "digest" -> Hashes.ofText(value).substring(0, DIGEST_LENGTH);
            case "below" -> value.substring(value.indexOf('/') + 1);
            case "path" -> value.startsWith("/") ? value.substring(1) : value;
            default ->
                throw new IllegalArgumentException("templates know #tail, #below, #path and #digest, not #" + shape);
        };
    }

    private static String lookUp(String name, Scope scope) {
        if (name.startsWith("'")) {
            return name.substring(1, name.length() - 1);
        }
        if (name.equals("@item")) {
            return scope.item().asText("");
        }
        if (name.startsWith(PARENT)) {
            return text(scope.parent(), name.substring(PARENT.length()));
        }
        if (name.startsWith(VARIABLE)) {
            return scope.variables().getOrDefault(name.substring(1), "");
        }
        return text(scope.item(), name);
    }

    private static String text(JsonNode node, String path) {
        return node.at("/" + path).asText("");
    }

    /** The members of the item that the template reads, for validation. */
    public List<String> itemPaths() {
        return parts.stream()
                .filter(Place.class::isInstance)
                .flatMap(part -> ((Place) part).alternatives().stream())
                .filter(name -> !name.startsWith("'") && !name.startsWith(VARIABLE))
                .map(name -> name.replaceAll("#.*", ""))
                .toList();
    }

    @Override
    public String toString() {
        return source;
    }
}
