package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.name.Variables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What templates have to make, by id, with every variable of its properties in the form of a reference. */
final class StackItems {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");
    private static final int HASH = 6;
    private static final String FALLBACK = "us-east-1";
    /** Stacks of the old account have templates of their own. */
    private static final Set<String> OWN_TEMPLATES =
            Set.of("AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet");

    private final Map<String, PlannedResource> planned = new HashMap<>();
    private final Map<String, JsonNode> variables = new HashMap<>();
    private final LayerTable layers;
    private final List<Item> all = new ArrayList<>();
    private final Set<String> handedOver;
    private final String home;

    StackItems(
            List<PlannedResource> resources, List<PlannedAccount> accounts, Set<String> handedOver, LayerTable layers) {
        this.layers = layers;
        this.handedOver = handedOver;
        this.home = home(resources);
        for (PlannedAccount account : accounts) {
            variables.put(account.variable(), Form.ACCOUNT.with(account.name()));
        }
        for (PlannedResource resource : resources) {
            planned.put(resource.id(), resource);
            // What goes on in the old account keeps its id: no variable stands for it.
            if (!resource.fate().remains()) {
                variables.put(Variables.ofThing(resource.id()), Form.ref(resource.id(), "Ref"));
            }
        }
        resources.forEach(this::add);
        all.sort(Comparator.comparing(Item::id));
    }

    private static String home(List<PlannedResource> resources) {
        Map<String, Integer> counts = new TreeMap<>();
        for (PlannedResource resource : resources) {
            if (isMade(resource) && !resource.region().equals(Resource.GLOBAL)) {
                counts.merge(resource.region(), 1, Integer::sum);
            }
        }
        String most = FALLBACK;
        int count = 0;
        for (Map.Entry<String, Integer> region : counts.entrySet()) {
            if (region.getValue() > count) {
                most = region.getKey();
                count = region.getValue();
            }
        }
        return most;
    }

    private static boolean isMade(PlannedResource resource) {
        return resource.fate().isMade()
                && (resource.properties() != null || !resource.parts().isEmpty());
    }

    private void add(PlannedResource resource) {
        JsonNode properties = resource.properties();
        if (resource.fate().isMade() && properties != null && !OWN_TEMPLATES.contains(resource.type())) {
            all.add(item(resource, resource.id(), resource.type(), properties));
        }
        parts(resource).forEach(part -> all.add(item(resource, part.id(), part.type(), part.properties())));
    }

    /** The parts of a thing, each once, with ids that no two of them share. */
    static List<PlannedPart> parts(PlannedResource resource) {
        Map<String, PlannedPart> parts = new LinkedHashMap<>();
        for (PlannedPart part : resource.parts()) {
            PlannedPart other = parts.get(part.id());
            if (other == null) {
                parts.put(part.id(), part);
            } else if (!other.properties().equals(part.properties())) {
                String id = part.id() + "~"
                        + Hashes.ofText(part.properties().toString()).substring(0, HASH);
                parts.put(id, new PlannedPart(id, part.type(), null, part.properties()));
            }
        }
        return List.copyOf(parts.values());
    }

    private Item item(PlannedResource resource, String id, String type, JsonNode properties) {
        boolean thing = id.equals(resource.id());
        String place = resource.region().equals(Resource.GLOBAL) ? layers.place(type) : resource.region();
        return new Item(
                id,
                type,
                resource.account(),
                resource.region(),
                place == null ? home : place,
                resource.unit(),
                resource.name(),
                thing
                        && (resource.filled() == Filled.AT_CREATION
                                || handedOver.contains(id)
                                || KnownTypes.load().isMadeInWindow(resource)),
                !thing,
                Form.change(properties, "", this::spelled));
    }

    private JsonNode spelled(@Nullable Form form, JsonNode node, String pointer) {
        if (form == null) {
            return spelled(node);
        }
        PlannedResource named = form == Form.ARN_OF ? planned.get(form.name(node)) : null;
        if (named == null || !named.arn().contains("${ID_")) {
            return node;
        }
        String attribute = KnownTypes.load().arnAttribute(named.type());
        if (attribute != null && named.arn().contains(Variables.reference(Variables.ofThing(named.id())))) {
            return Form.ref(named.id(), attribute);
        }
        return spelled(TextNode.valueOf(named.arn()));
    }

    /** The text with forms in the place of variables; the same where it has none. */
    private JsonNode spelled(JsonNode text) {
        if (text.textValue().indexOf("${") < 0) {
            return text;
        }
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        Matcher variable = VARIABLE.matcher(text.textValue());
        int from = 0;
        while (variable.find()) {
            JsonNode form = variables.get(variable.group(1));
            if (form != null) {
                if (variable.start() > from) {
                    parts.add(text.textValue().substring(from, variable.start()));
                }
                parts.add(form);
                from = variable.end();
            }
        }
        if (from == 0) {
            return text;
        }
        if (from < text.textValue().length()) {
            parts.add(text.textValue().substring(from));
        }
        return parts.size() == 1 ? parts.get(0) : Form.TEXT.with(parts);
    }

    /** All of them, by id. */
    List<Item> all() {
        return all;
    }

    /** The planned thing with the id; null where it is a part or nothing of the estate. */
    @Nullable
    PlannedResource planned(String id) {
        return planned.get(id);
    }

    /** The region in which most is made. */
    String home() {
        return home;
    }
}
