package dev.mitosis.target.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.JsonPath;
import dev.mitosis.io.TsvTable;
import dev.mitosis.target.TemplateTexts;
import dev.mitosis.target.policy.PolicyGrammar.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the policies in written templates, and what is wrong with each. */
final class WrittenPolicies {
    private static final String ACCOUNT = "000000000000";
    private static final Map<String, Place> PLACES = places();

    private final List<String> faults = new ArrayList<>();
    private int count;

    /** Where policies of which kind stand, and how large they may be. */
    private record Place(String kind, int most) {}

    private static Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(WrittenPolicies.class, "places.tsv")) {
            places.put(row.get("type") + " " + row.get("place"), new Place(row.get("kind"), (int) row.number("most")));
        }
        return places;
    }

    /** What is wrong, one line each. */
    List<String> faults() {
        return faults;
    }

    /** How many policies were looked at. */
    int count() {
        return count;
    }

    /** Looks at the policies of a template. */
    void look(String file, String template) {
        JsonNode root;
        try {
            root = Json.yaml().readTree(template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> known = new HashMap<>(Map.of(
                "AWS::Partition", "aws",
                "AWS::Region", "eu-west-1",
                "AWS::AccountId", ACCOUNT,
                "AWS::URLSuffix", "amazonaws.com"));
        root.path("Parameters").fieldNames().forEachRemaining(name -> {
            if (name.startsWith("Account") || name.endsWith("Account") || name.endsWith("AccountId")) {
                known.put(name, ACCOUNT);
            }
        });
        TemplateTexts texts = new TemplateTexts(known);
        root.path("Resources").properties().forEach(resource -> {
            String type = resource.getValue().path("Type").asText();
            Map<Place, Integer> sizes = new HashMap<>();
            each(resource.getValue().path("Properties"), texts, "", (document, at) -> {
                count++;
                String where = file + " " + resource.getKey() + at;
                String place = at.isEmpty() ? "Statement" : at.substring(1).replaceAll("/\\d+(?=/|$)", "/*");
                Place is = PLACES.get(type + " " + place);
                if (is == null) {
                    faults.add(where + " has a policy where none is known: " + type + " " + place);
                } else {
                    judge(where, is, at.isEmpty() ? document(document.path("Statement")) : document, sizes);
                }
            });
        });
    }

    /** A statement that stands alone, because it has a type of its own. */
    private static JsonNode document(JsonNode statement) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        document.putArray("Statement").add(statement);
        return document;
    }

    private void judge(String where, Place place, JsonNode document, Map<Place, Integer> sizes) {
        if (place.kind().equals("other")) {
            return;
        }
        Kind kind = place.kind().equals("control")
                ? control(document)
                : Kind.valueOf(place.kind().toUpperCase(Locale.ROOT));
        PolicyGrammar.faults(kind, document).forEach(fault -> faults.add(where + ": " + fault));
        int size = sizes.merge(place, document.toString().length(), Integer::sum);
        if (size > place.most()) {
            faults.add(where + " is too large: " + size + " of " + place.most());
        }
    }

    /** Of an organization's policies those with principals control resources. */
    private static Kind control(JsonNode document) {
        return document.path("Statement").path(0).has("Principal") ? Kind.RESOURCE_CONTROL : Kind.CONTROL;
    }

    private interface Taker {
        void take(JsonNode document, String at);
    }

    private static void each(JsonNode node, TemplateTexts texts, String at, Taker taker) {
        if (!Statements.of(node).isEmpty()) {
            taker.take(texts.resolved(node), at);
            return;
        }
        JsonNode resolved = node.isContainerNode() && node.size() > 1 ? node : texts.resolved(node);
        if (resolved.isTextual()) {
            JsonNode inside = json(resolved.textValue());
            if (!Statements.of(inside).isEmpty()) {
                taker.take(inside, at);
            }
        } else {
            JsonPath.everyChild(node, at, (child, below) -> {
                boolean choice = below.endsWith("/Fn::If");
                each(choice ? child.path(1) : child, texts, choice ? at : below, taker);
            });
        }
    }

    private static JsonNode json(String text) {
        if (!text.contains("\"Statement\"")) {
            return MissingNode.getInstance();
        }
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
