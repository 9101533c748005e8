package dev.mitosis.target.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.reference.PropertyWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the policies of what succeeds something against those of the old account: nobody may do more by them, but for
 * the grants that {@code target.json} lists.
 */
final class PolicyWidths {
    /** The property in which a policy says whose it is. */
    private static final Map<String, String> HOLDERS = holders();

    private final TargetDocument target;
    private final OldWords words;
    private final Map<String, List<JsonNode>> sources = new HashMap<>();
    private final Map<String, List<PlannedGrant>> grants = new HashMap<>();
    private final Map<String, List<JsonNode>> written = new TreeMap<>();
    private final Map<String, String> holders = new HashMap<>();
    private final List<String> wider = new ArrayList<>();
    private int count;

    /** Reads the policies of the old account. */
    PolicyWidths(TargetDocument target, Snapshot snapshot) {
        this.target = target;
        this.words = new OldWords(target);
        target.grants()
                .forEach(grant -> grants.computeIfAbsent(grant.on(), id -> new ArrayList<>())
                        .add(grant));
        try (var all = snapshot.resources()) {
            all.forEach(resource -> read(resource));
        }
    }

    private void read(Resource resource) {
        List<JsonNode> statements = new ArrayList<>();
        each(resource.data(), document -> statements.addAll(Statements.of(document)));
        if (!statements.isEmpty()) {
            sources.put(resource.arn(), statements);
        }
    }

    private interface Taker {
        void take(JsonNode document);
    }

    /** Documents of versions that are not in force say nothing. */
    private static void each(JsonNode node, Taker taker) {
        if (node.has("IsDefaultVersion") && !node.path("IsDefaultVersion").asBoolean()) {
            return;
        }
        if (!Statements.of(node).isEmpty()) {
            taker.take(node);
        } else if (node.isTextual() && node.textValue().contains("\"Statement\"")) {
            try {
                each(Json.mapper().readTree(node.textValue()), taker);
            } catch (JsonProcessingException e) {
                // A text that looks like a policy and is none.
                return;
            }
        } else {
            node.forEach(child -> each(child, taker));
        }
    }

    /** What somebody may do by a written policy and may not by that of the old account, or is not denied any more. */
    List<String> wider() {
        for (PlannedResource resource : target.resources()) {
            JsonNode properties = resource.properties();
            if (properties != null) {
                look(resource, resource.id(), resource.stack(), properties);
                for (PlannedPart part : resource.parts()) {
                    look(resource, part.id(), part.stack(), part.properties());
                }
            }
        }
        written.forEach((id, statements) -> {
            String old = Objects.requireNonNull(holders.get(id));
            for (JsonNode denial : denials(sources.getOrDefault(old, List.of()))) {
                Statements.wider(denial, denials(statements))
                        .forEach(more -> wider.add(id + ": nobody is denied any more that " + more));
            }
        });
        return wider;
    }

    /** The statements that deny, as if they allowed. */
    private static List<JsonNode> denials(List<JsonNode> statements) {
        List<JsonNode> denials = new ArrayList<>();
        for (JsonNode statement : statements) {
            if (statement.path("Effect").asText().equals("Deny")) {
                denials.add(((ObjectNode) statement.deepCopy()).put("Effect", "Allow"));
            }
        }
        return denials;
    }

    /** How many statements were held against others. */
    int count() {
        return count;
    }

    private void look(PlannedResource resource, String id, @Nullable String stack, JsonNode properties) {
        PlannedResource holder = resource.succeeds() == null ? holder(resource, properties) : resource;
        String old = holder == null ? null : holder.succeeds();
        if (holder == null || old == null) {
            return;
        }
        List<JsonNode> source = new ArrayList<>(sources.getOrDefault(old, List.of()));
        each(words.of(properties, stack), document -> {
            for (JsonNode statement : Statements.of(document)) {
                count++;
                written.computeIfAbsent(holder.id(), key -> new ArrayList<>()).add(statement);
                holders.put(holder.id(), old);
                for (String more : Statements.wider(statement, source)) {
                    if (!isGranted(holder.id(), statement)) {
                        wider.add(id + ": " + more);
                    }
                }
            }
        });
    }

    /** What is new and is the policy of something is judged by that. */
    private @Nullable PlannedResource holder(PlannedResource policy, JsonNode properties) {
        Set<String> named = new HashSet<>();
        String property = HOLDERS.getOrDefault(policy.type(), "");
        Form.each(properties.path(property), "", (form, node, pointer) -> {
            if (form == Form.REF || form == Form.ARN_OF) {
                named.add(form.name(node));
            }
        });
        return target.resources().stream()
                .filter(one -> named.contains(one.id()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> holders() {
        Map<String, String> holders = new HashMap<>();
        TsvTable.loadNamed(PropertyWriter.class, "policy-properties.tsv")
                .forEach(row -> holders.put(row.get("type"), row.get("holder")));
        return holders;
    }

    /** Whether each of the statement's principals, and each thing for which a service comes, has a grant of its own. */
    private boolean isGranted(String holder, JsonNode statement) {
        List<PlannedGrant> alike = grants.getOrDefault(holder, List.of()).stream()
                .filter(grant -> grant.actions().containsAll(Statements.texts(statement, "Action")))
                .toList();
        List<String> sources = Statements.texts(statement.at("/Condition/ArnLike"), "aws:SourceArn");
        boolean any = sources.equals(List.of("-"));
        return Statements.principals(statement).stream()
                        .allMatch(principal -> alike.stream()
                                .anyMatch(grant -> principal.endsWith(" " + words.home(grant.principal()))
                                        && (!any || grant.sourceArn().isEmpty())))
                && (any
                        || sources.stream()
                                .allMatch(source -> alike.stream()
                                        .anyMatch(grant -> source.equals(words.home(grant.sourceArn())))));
    }
}
