package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.PlannedIdentity.StatementChange;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.PolicyHolder.OldPolicy;
import dev.mitosis.target.identity.TextRewriter.Aspect;
import dev.mitosis.target.identity.TextRewriter.Rewritten;
import dev.mitosis.target.identity.TextRewriter.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrites a policy for the account in which its holder will stand, statement by statement. */
final class DocumentRewriter {
    private static final Set<PolicyKind> OF_CALLERS = Set.of(PolicyKind.TRUST, PolicyKind.RESOURCE, PolicyKind.GRANT);
    private static final String RESOURCE = "Resource";
    /**
     * What AWS lets into a topic of whom nobody said anything: the topic's own account (SNS developer guide, default
     * policy).
     */
    private static final String OF_EVERY_TOPIC = "__default_statement_ID";

    private static final String CANONICAL = "CanonicalUser";

    /**
     * What a statement can say (IAM user guide, grammar of the policy language); what else stands there says nothing.
     */
    private static final List<String> MEMBERS = List.of(
            "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", RESOURCE, "NotResource", "Condition");

    private final TextRewriter texts;
    private final StatementTrimmer trimmer;

    DocumentRewriter(TextRewriter texts, StatementTrimmer trimmer) {
        this.texts = texts;
        this.trimmer = trimmer;
    }

    /** A statement on its way. */
    private final class Draft {
        final PlannedResource holder;
        final PolicyKind kind;
        final String label;
        final boolean allow;
        final ObjectNode node;
        final List<StatementChange> changes;

        Draft(PlannedResource holder, PolicyKind kind, String label, ObjectNode node, List<StatementChange> changes) {
            this.holder = holder;
            this.kind = kind;
            this.label = label;
            this.node = node;
            this.changes = changes;
            this.allow = node.path("Effect").asText().equals("Allow");
        }

        /** The texts with successors in place. */
        List<String> rewrite(String member, List<String> before, Aspect aspect) {
            Set<String> after = new LinkedHashSet<>();
            for (String text : before) {
                Rewritten rewritten = texts.rewrite(text, new Side(holder, aspect));
                after.addAll(rewritten.texts());
                if (rewritten.reason() != null) {
                    changes.add(new StatementChange(label, member, text, rewritten.texts(), rewritten.reason()));
                }
            }
            return List.copyOf(after);
        }

        boolean isOfCallers() {
            return OF_CALLERS.contains(kind);
        }
    }

    /** The policy of the holder in its account; the document is null where no statement is left. */
    PlannedPolicy rewrite(OldPolicy old, PlannedResource holder) {
        List<StatementChange> changes = new ArrayList<>();
        ObjectNode document = old.document().deepCopy();
        JsonNode statements = old.document().path("Statement");
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> all = new ArrayList<>();
        if (statements.isArray()) {
            statements.forEach(all::add);
        } else {
            all.add(statements);
        }
        for (int i = 0; i < all.size(); i++) {
            if (!(all.get(i) instanceof ObjectNode said)) {
                continue; // What is no statement allows nothing.
            }
            String sid = said.path("Sid").asText("");
            ObjectNode statement = statement(
                    new Draft(holder, old.kind(), sid.isEmpty() ? String.valueOf(i) : sid, said.deepCopy(), changes));
            if (statement != null) {
                left.add(statement);
            }
        }
        document.set("Statement", left);
        return new PlannedPolicy(old.name(), old.kind(), old.pointer(), left.isEmpty() ? null : document, changes);
    }

    @Nullable
    private ObjectNode statement(Draft draft) {
        draft.node.retain(MEMBERS);
        boolean kept = principals(draft, "Principal", draft.allow ? Aspect.CALLER : Aspect.ALL)
                && principals(draft, "NotPrincipal", Aspect.CALLER)
                && resources(draft, RESOURCE, draft.allow ? Aspect.USED : Aspect.ALL)
                && resources(draft, "NotResource", draft.allow ? Aspect.ALL : Aspect.USED)
                && conditions(draft)
                && (draft.kind == PolicyKind.TRUST
                        || trimmer.trim(draft.node, draft.label, draft.holder, draft.changes, draft.kind));
        return kept ? draft.node : null;
    }

    private boolean principals(Draft draft, String member, Aspect aspect) {
        if (!draft.node.path(member).isObject()) {
            return true;
        }
        JsonNode old = withoutCanonical((ObjectNode) draft.node.path(member));
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> kind : old.properties()) {
            Aspect meant = kind.getKey().equals("Federated") ? Aspect.USED : aspect;
            List<String> after =
                    kind.getKey().equals("Service") || kind.getKey().equals(CANONICAL)
                            ? strings(kind.getValue())
                            : draft.rewrite(member + "." + kind.getKey(), strings(kind.getValue()), meant);
            if (!after.isEmpty()) {
                left.set(kind.getKey(), node(kind.getValue(), after));
            }
        }
        if (left.isEmpty() && member.equals("NotPrincipal")) {
            draft.node.remove(member);
            draft.node.put("Principal", "*");
            return true;
        }
        draft.node.set(member, left);
        return !left.isEmpty();
    }

    /** The account itself in the place of its canonical id, which no successor has. */
    private ObjectNode withoutCanonical(ObjectNode old) {
        ObjectNode named = old.deepCopy();
        List<String> others = new ArrayList<>();
        List<String> accounts = strings(old.path("AWS"));
        for (String id : strings(old.path(CANONICAL))) {
            String account = texts.accountOf(id);
            if (account == null) {
                others.add(id);
            } else if (!accounts.contains(account)) {
                accounts.add(account);
            }
        }
        if (others.size() < strings(old.path(CANONICAL)).size()) {
            named.remove(CANONICAL);
            named.set("AWS", node(old.path("AWS"), accounts));
            if (!others.isEmpty()) {
                named.set(CANONICAL, node(old.path(CANONICAL), others));
            }
        }
        return named;
    }

    private boolean resources(Draft draft, String member, Aspect aspect) {
        JsonNode old = draft.node.path(member);
        if (old.isMissingNode()) {
            return true;
        }
        List<String> after = draft.rewrite(member, strings(old), aspect);
        if (after.isEmpty() && !member.equals(RESOURCE)) {
            draft.node.remove(member);
            draft.node.put(RESOURCE, "*");
            return true;
        }
        draft.node.set(member, node(old, after));
        return !after.isEmpty();
    }

    private boolean conditions(Draft draft) {
        JsonNode old = draft.node.path("Condition");
        if (!old.isObject()) {
            return true;
        }
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> operator : old.properties()) {
            ObjectNode keys = JsonNodeFactory.instance.objectNode();
            boolean negated = operator.getKey().toLowerCase(Locale.ROOT).contains("not");
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                List<String> before = strings(key.getValue());
                String member = "Condition." + operator.getKey() + "." + key.getKey();
                Aspect aspect = aspect(draft, key.getKey(), negated);
                List<String> after = draft.rewrite(member, before, aspect);
                if (after.isEmpty() && !before.isEmpty() && !negated) {
                    return false;
                }
                if (!after.isEmpty() || before.isEmpty()) {
                    keys.set(texts.rewriteKey(key.getKey(), draft.holder), node(key.getValue(), after));
                }
            }
            if (!keys.isEmpty()) {
                left.set(operator.getKey(), keys);
            }
        }
        if (left.isEmpty()) {
            draft.node.remove("Condition");
        } else {
            draft.node.set("Condition", left);
        }
        return true;
    }

    /** A condition tells who calls, where the policy says who may; otherwise, and of a resource, what is used. */
    private static Aspect aspect(Draft draft, String key, boolean negated) {
        if (draft.label.equals(OF_EVERY_TOPIC)) {
            return Aspect.OWN;
        }
        boolean ofCaller = draft.isOfCallers() && !key.toLowerCase(Locale.ROOT).contains("resource");
        if (ofCaller) {
            return Aspect.CALLER;
        }
        return draft.kind == PolicyKind.SERVICE_CONTROL || draft.kind == PolicyKind.ENDPOINT || negated
                ? Aspect.ALL
                : Aspect.USED;
    }

    static List<String> strings(JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.isValueNode() && !node.isNull()) {
            found.add(node.asText());
        }
        node.forEach(element -> {
            if (!element.isNull()) {
                found.add(element.asText());
            }
        });
        return found;
    }

    /** In the form of the old one: a text alone stays one. */
    static JsonNode node(JsonNode old, List<String> texts) {
        if (old.isBoolean() && texts.equals(strings(old))) {
            return old;
        }
        if (!old.isArray() && texts.size() == 1) {
            return JsonNodeFactory.instance.textNode(texts.get(0));
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
