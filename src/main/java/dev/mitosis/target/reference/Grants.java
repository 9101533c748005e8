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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        for (ObjectNode statement : joined(at(holder, Means.RESOURCE_POLICY))) {
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

    /**
     * What makes two grants one statement.
     *
     * @param principal the service that comes for each of several things; empty where several principals come
     */
    private record Alike(String principal, List<String> actions, List<String> resource) {
        static Alike of(PlannedGrant grant) {
            boolean sourced = !grant.sourceArn().isEmpty() || isService(grant.principal());
            return new Alike(sourced ? grant.principal() : "", grant.actions(), grant.resource());
        }
    }

    /** Policies have few thousand letters, and what many things need of one is the same but for who they are. */
    private List<ObjectNode> joined(List<PlannedGrant> granted) {
        Map<Alike, List<PlannedGrant>> alike = new LinkedHashMap<>();
        granted.forEach(grant -> alike.computeIfAbsent(Alike.of(grant), key -> new ArrayList<>(1))
                .add(grant));
        List<ObjectNode> statements = new ArrayList<>();
        alike.forEach((key, grants) -> {
            if (key.principal().isEmpty()) {
                statements.add(joined(grants, PlannedGrant::principal, "/Principal", "AWS"));
            } else {
                // One that comes for whatever asks needs none of the others.
                grants.stream()
                        .filter(grant -> grant.sourceArn().isEmpty())
                        .findFirst()
                        .ifPresentOrElse(
                                any -> statements.add(statement(any, true)),
                                () -> statements.add(joined(
                                        grants, PlannedGrant::sourceArn, "/Condition/ArnLike", "aws:SourceArn")));
            }
        });
        return statements;
    }

    /** The statement of the first, with what each of them says in one place. */
    private ObjectNode joined(
            List<PlannedGrant> grants, Function<PlannedGrant, String> told, String pointer, String member) {
        ObjectNode statement = statement(grants.get(0), true);
        List<String> texts = grants.stream().map(told).distinct().toList();
        if (texts.size() > 1) {
            ArrayNode all = ((ObjectNode) statement.at(pointer)).putArray(member);
            texts.forEach(text -> all.add(spelling.spell(text)));
        }
        return statement;
    }

    private static boolean isService(String principal) {
        return principal.endsWith(".amazonaws.com");
    }

    /** A grant as a statement. */
    ObjectNode statement(PlannedGrant grant, boolean ofResource) {
        ObjectNode statement = NODES.objectNode().put("Effect", "Allow");
        if (ofResource) {
            statement
                    .putObject("Principal")
                    .set(isService(grant.principal()) ? "Service" : "AWS", spelling.spell(grant.principal()));
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
