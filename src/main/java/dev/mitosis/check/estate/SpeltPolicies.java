package dev.mitosis.check.estate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Properties as other lists of target.json spell them: ARNs and ids of accounts with variables. */
final class SpeltPolicies {
    /** Stands in a text for what nobody knows before the thing is made. */
    static final String GIVEN = "${GIVEN}";

    private static final String ASSIGNED_ONE = Matcher.quoteReplacement(GIVEN);
    private static final Pattern ASSIGNED = Pattern.compile("\\$\\{(?:ID|HOST)_[A-Z0-9_]+}");

    private final Landscape landscape;

    SpeltPolicies(Landscape landscape) {
        this.landscape = landscape;
    }

    /** The statements anywhere below the node, each in one spelling. */
    Set<String> statements(JsonNode node, @Nullable String stack) {
        Set<String> found = new TreeSet<>();
        statements(node, stack, found);
        return found;
    }

    private void statements(JsonNode node, @Nullable String stack, Set<String> found) {
        if (node.has("Effect")) {
            // What would be a dynamic reference in a template is parted by a blank there.
            found.add(spelt(node, stack).toString().replace("{ {resolve:", "{{resolve:"));
        } else {
            node.forEach(child -> statements(child, stack, found));
        }
    }

    /**
     * The node with texts in place of what stands for planned things; members sorted, lists of one as the one.
     *
     * @param stack whose template it is of; null for what names things by their ARNs
     */
    JsonNode spelt(JsonNode node, @Nullable String stack) {
        if (node.isArray()) {
            List<JsonNode> all = new ArrayList<>();
            node.forEach(child -> all.add(spelt(child, stack)));
            if (all.size() == 1) {
                return all.get(0);
            }
            all.sort(Comparator.comparing(JsonNode::toString));
            return JsonNodeFactory.instance.arrayNode().addAll(all);
        }
        if (!node.isObject()) {
            return node.isNull()
                    ? node
                    : TextNode.valueOf(ASSIGNED.matcher(node.asText()).replaceAll(ASSIGNED_ONE));
        }
        String text = text(node, stack);
        return text == null
                ? object(node, stack)
                : TextNode.valueOf(ASSIGNED.matcher(text).replaceAll(ASSIGNED_ONE));
    }

    private JsonNode object(JsonNode node, @Nullable String stack) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> sorted.set(name, spelt(node.path(name), stack)));
        return sorted;
    }

    private @Nullable String text(JsonNode node, @Nullable String stack) {
        if (node.has("arnOf")) {
            return arn(node.get("arnOf").asText());
        }
        if (stack != null && (node.has("ref") || node.has("parameter"))) {
            return landscape.wiring().meant(stack, node).map(this::arn).orElse(GIVEN);
        }
        if (node.has("account")) {
            return digits(node.get("account").asText());
        }
        if (node.path("text").isArray() && node.size() == 1) {
            StringBuilder all = new StringBuilder();
            node.get("text")
                    .forEach(piece -> all.append(
                            isGiven(piece) ? GIVEN : spelt(piece, stack).asText()));
            return all.toString();
        }
        return null;
    }

    private static boolean isGiven(JsonNode piece) {
        return piece.has("ref") || piece.has("parameter");
    }

    private String arn(String id) {
        return landscape.row(id).map(PlannedResource::arn).orElse(GIVEN);
    }

    private String digits(String account) {
        return landscape
                .account(account)
                .map(planned -> planned.id() == null ? "${" + planned.variable() + "}" : planned.id())
                .orElse(account);
    }
}
