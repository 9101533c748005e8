package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a CloudFormation type. Properties are named by pointers without a slash in front, {@code *} for each
 * element of a list: {@code Rules/*}{@code /Id}.
 *
 * @param root the properties of the type itself
 * @param readOnly what only AWS sets
 * @param writeOnly what no answer is said to tell; it is told nevertheless here and there
 * @param createOnly what is set when it is made and never again
 * @param identifier the properties that are its primary identifier, in order
 * @param tags the property that has the tags; null where it has none
 */
public record ResourceSchema(
        String type,
        Shape root,
        Set<String> readOnly,
        Set<String> writeOnly,
        Set<String> createOnly,
        List<String> identifier,
        @Nullable String tags) {

    /** Reads what a line of {@code schemas.tsv.gz} says of a type. */
    static ResourceSchema of(String type, JsonNode node) {
        Map<String, Shape> known = new HashMap<>();
        return new ResourceSchema(
                type,
                Shape.of(node, node.path("d"), known),
                Set.copyOf(texts(node.path("o"))),
                Set.copyOf(texts(node.path("w"))),
                Set.copyOf(texts(node.path("c"))),
                List.copyOf(texts(node.path("i"))),
                node.hasNonNull("g") ? node.path("g").asText() : null);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** The shape of a property; null where the type has none. Numbers of elements stand for {@code *}. */
    public @Nullable Shape at(String property) {
        Shape at = root;
        for (String step : property.split("/", -1)) {
            Shape next = at.properties().get(step);
            if (next == null) {
                next = at.elements() == null ? at.values() : at.elements();
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    /** Whose identifier a property takes, as {@code AWS::KMS::Key.Arn}; nothing where that is not known. */
    public List<String> meaning(String property) {
        Shape shape = at(property);
        Shape told = shape != null && shape.means().isEmpty() && shape.elements() != null ? shape.elements() : shape;
        return told == null ? List.of() : told.means();
    }
}
