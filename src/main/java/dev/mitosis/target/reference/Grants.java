package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedGrant.Means;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What policies have to allow in addition, as statements in the policies of things. */
final class Grants {
    static final String FILE = "policy-properties.tsv";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String STATEMENT = "Statement";

    private final Map<String, List<PlannedGrant>> byHolder = new HashMap<>();
    private final Map<String, TsvTable.TsvRow> rows = new HashMap<>();
    private final PlannedSpelling spelling;

    Grants(Collection<PlannedGrant> grants, PlannedSpelling spelling) {
        this.spelling = spelling;
        grants.forEach(grant ->
                byHolder.computeIfAbsent(grant.on(), on -> new ArrayList<>(1)).add(grant));
        TsvTable.loadNamed(Grants.class, FILE).forEach(row -> rows.put(row.get("type"), row));
    }

    /** Those that stand at the thing, of one means. */
    List<PlannedGrant> at(String id, Means means) {
        return byHolder.getOrDefault(id, List.of()).stream()
                .filter(grant -> grant.means() == means)
                .toList();
    }

    /** Where the type has its document, as steps; null where it is no type of a policy and has none of its own. */
    String @Nullable [] document(String type) {
        TsvTable.TsvRow row = rows.get(type);
        return row == null ? null : row.get("document").split("/", -1);
    }

    /** Whether the type is a policy of another thing. */
    boolean isPolicy(String type) {
        TsvTable.TsvRow row = rows.get(type);
        return row != null && !row.get("holder").equals("-");
    }

    /** Says whose policy it is. */
    void name(String type, ObjectNode properties, JsonNode ref, JsonNode arn) {
        TsvTable.TsvRow row = rows.get(type);
        if (row == null) {
            return;
        }
        switch (row.get("how")) {
            case "ref" -> properties.set(row.get("holder"), ref);
            case "arn" -> properties.set(row.get("holder"), arn);
            case "list" -> properties.putArray(row.get("holder")).add(ref);
            default -> {}
        }
    }

    /** Adds what is granted to the document of the type, which is made where there is none. */
    void add(String type, String holder, ObjectNode properties) {
        for (PlannedGrant grant : at(holder, Means.RESOURCE_POLICY)) {
            ObjectNode statement = statement(grant, true);
            TsvTable.TsvRow row = rows.get(type);
            if (row != null && row.get("how").equals("self")) {
                statement.put("Resource", "*");
            }
            append(type, properties, statement);
        }
    }

    /** Adds a statement to the document of the type, which is made where there is none. */
    void append(String type, ObjectNode properties, ObjectNode statement) {
        String[] path = document(type);
        if (path == null) {
            return;
        }
        ObjectNode at = properties;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.withObject("/" + path[i]);
        }
        JsonNode said = at.path(path[path.length - 1]);
        if (said.isTextual() || said.path("text").isArray() || said.has("parameter")) {
            // A text cannot be added to; the statements are findings of the access check then.
            return;
        }
        ObjectNode document = said instanceof ObjectNode known ? known : empty();
        statements(document).add(statement);
        at.set(path[path.length - 1], document);
    }

    static ObjectNode empty() {
        ObjectNode document = NODES.objectNode().put("Version", "2012-10-17");
        document.putArray(STATEMENT);
        return document;
    }

    private static ArrayNode statements(ObjectNode document) {
        JsonNode said = document.path(STATEMENT);
        if (said instanceof ArrayNode list) {
            return list;
        }
        ArrayNode list = NODES.arrayNode();
        if (said.isObject()) {
            list.add(said);
        }
        document.set(STATEMENT, list);
        return list;
    }

    /** A grant as a statement. */
    ObjectNode statement(PlannedGrant grant, boolean ofResource) {
        ObjectNode statement = NODES.objectNode().put("Effect", "Allow");
        if (ofResource) {
            boolean service = grant.principal().endsWith(".amazonaws.com");
            statement.putObject("Principal").set(service ? "Service" : "AWS", spelling.spell(grant.principal()));
        }
        list(statement, "Action", grant.actions());
        list(statement, "Resource", grant.resource());
        if (!grant.sourceArn().isEmpty() && ofResource) {
            statement
                    .putObject("Condition")
                    .putObject("ArnLike")
                    .set("aws:SourceArn", spelling.spell(grant.sourceArn()));
        }
        return statement;
    }

    private void list(ObjectNode statement, String name, List<String> texts) {
        ArrayNode all = statement.putArray(name);
        texts.forEach(text -> all.add(spelling.spell(text)));
    }
}
