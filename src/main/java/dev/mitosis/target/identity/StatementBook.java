package dev.mitosis.target.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.PolicyHolder.OldPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The statements that hold for a principal or a resource, before and after; variables after have values. */
final class StatementBook {
    private static final Set<PolicyKind> OF_IDENTITY = Set.of(PolicyKind.INLINE, PolicyKind.MANAGED);
    private static final Set<PolicyKind> OF_RESOURCE = Set.of(PolicyKind.RESOURCE, PolicyKind.TRUST, PolicyKind.GRANT);

    private final PolicyBook book;
    private final SuccessorIndex successors;
    private final Map<String, List<Guardrail>> guardrails;
    private final Map<String, List<GrantedStatement>> denied = new ConcurrentHashMap<>();
    private final Map<String, PlannedIdentity> planned = new HashMap<>();
    private final Map<String, List<GrantedStatement>> known = new ConcurrentHashMap<>();

    /**
     * Takes in what is planned.
     *
     * @param guardrails the policies that will bind each account, by its name
     */
    StatementBook(
            PolicyBook book,
            SuccessorIndex successors,
            List<PlannedIdentity> identities,
            Map<String, List<Guardrail>> guardrails) {
        this.guardrails = guardrails;
        this.book = book;
        this.successors = successors;
        identities.forEach(identity -> planned.put(identity.id(), identity));
    }

    /** What the policies of a resource said. */
    List<GrantedStatement> resourceBefore(String arn) {
        return before(arn, OF_RESOURCE);
    }

    /** What the policies of a resource will say. */
    List<GrantedStatement> resourceAfter(PlannedResource resource) {
        return after(resource, OF_RESOURCE);
    }

    /** What the own, attached and group policies of a principal said. */
    List<GrantedStatement> identityBefore(String arn) {
        List<GrantedStatement> all = new ArrayList<>(before(arn, OF_IDENTITY));
        for (String attached : attached(arn)) {
            String group = book.group(attached);
            all.addAll(group == null ? before(attached, OF_IDENTITY) : identityBefore(group));
        }
        return all;
    }

    /** What the own, attached and group policies of a principal will say. */
    List<GrantedStatement> identityAfter(PlannedResource principal) {
        List<GrantedStatement> all = new ArrayList<>(after(principal, OF_IDENTITY));
        for (String attached : attached(old(principal))) {
            String group = book.group(attached);
            PlannedResource one = successors.provider(group == null ? attached : group, principal.account());
            if (one != null) {
                all.addAll(group == null ? after(one, OF_IDENTITY) : identityAfter(one));
            } else if (!successors.knows(attached)) {
                all.addAll(before(attached, OF_IDENTITY));
            }
        }
        return all;
    }

    /** What a permissions boundary allowed; null where there is none, or its document is not known. */
    @Nullable
    List<GrantedStatement> boundaryBefore(String principal) {
        String boundary = boundary(principal);
        return boundary == null ? null : before(boundary, OF_IDENTITY);
    }

    @Nullable
    List<GrantedStatement> boundaryAfter(PlannedResource principal) {
        String boundary = boundary(old(principal));
        PlannedResource one = boundary == null ? null : successors.provider(boundary, principal.account());
        return boundary == null ? null : one == null ? before(boundary, OF_IDENTITY) : after(one, OF_IDENTITY);
    }

    @Nullable
    private String boundary(String principal) {
        PolicyHolder holder = book.holder(principal);
        String boundary = holder == null ? null : holder.boundary();
        return boundary == null || book.holder(boundary) == null ? null : boundary;
    }

    /** What service control policies deny in an account, by targets: its id and the root. */
    List<GrantedStatement> deniedBefore() {
        List<GrantedStatement> all = new ArrayList<>();
        for (PolicyHolder control : book.controls()) {
            if (holds(control, true)) {
                all.addAll(denies(before(control.arn(), Set.of(PolicyKind.SERVICE_CONTROL))));
            }
        }
        return all;
    }

    /** What service control policies will deny in an account: those that are there, and the guardrails to be. */
    List<GrantedStatement> deniedAfter(String account) {
        List<GrantedStatement> found = denied.get(account);
        if (found == null) {
            found = denials(account);
            denied.put(account, found);
        }
        return found;
    }

    private List<GrantedStatement> denials(String account) {
        List<GrantedStatement> all = new ArrayList<>();
        for (Guardrail guardrail : guardrails.getOrDefault(account, List.of())) {
            ObjectNode document = Json.mapper().createObjectNode();
            document.set("Statement", Json.mapper().valueToTree(guardrail.statements()));
            List<GrantedStatement> read = new ArrayList<>();
            read(read, "the guardrail " + guardrail.name(), document, "");
            all.addAll(denies(read));
        }
        for (PolicyHolder control : book.controls()) {
            PlannedResource one = successors.provider(control.arn(), account);
            if (holds(control, successors.isOld(account))) {
                all.addAll(denies(
                        one == null
                                ? before(control.arn(), Set.of(PolicyKind.SERVICE_CONTROL))
                                : after(one, Set.of(PolicyKind.SERVICE_CONTROL))));
            }
        }
        return all;
    }

    private boolean holds(PolicyHolder control, boolean old) {
        return control.attached().stream()
                .anyMatch(target -> target.startsWith("r-") || (old && target.equals(successors.oldId())));
    }

    private static List<GrantedStatement> denies(List<GrantedStatement> statements) {
        return statements.stream()
                .filter(granted -> !granted.statement().allow())
                .toList();
    }

    private List<String> attached(String arn) {
        PolicyHolder holder = book.holder(arn);
        return holder == null ? List.of() : holder.attached();
    }

    private static String old(PlannedResource resource) {
        return resource.succeeds() == null ? resource.arn() : resource.succeeds();
    }

    private List<GrantedStatement> before(String arn, Set<PolicyKind> kinds) {
        String key = arn + kinds.contains(PolicyKind.INLINE);
        List<GrantedStatement> found = known.get(key);
        if (found == null) {
            List<GrantedStatement> read = new ArrayList<>();
            PolicyHolder holder = book.holder(arn);
            for (OldPolicy old : holder == null ? List.<OldPolicy>of() : holder.policies()) {
                if (kinds.contains(old.kind())) {
                    read(read, arn, old.document(), old.pointer());
                }
            }
            found = List.copyOf(read);
            known.put(key, found);
        }
        return found;
    }

    private List<GrantedStatement> after(PlannedResource resource, Set<PolicyKind> kinds) {
        String key = "@" + resource.id() + kinds.contains(PolicyKind.INLINE);
        List<GrantedStatement> found = known.get(key);
        if (found == null) {
            List<GrantedStatement> read = new ArrayList<>();
            PolicyHolder holder = book.holder(old(resource));
            for (OldPolicy old : holder == null ? List.<OldPolicy>of() : holder.policies()) {
                if (kinds.contains(old.kind())) {
                    read(read, resource.id(), planned(resource, old), old.pointer());
                }
            }
            found = List.copyOf(read);
            known.put(key, found);
        }
        return found;
    }

    @Nullable
    private JsonNode planned(PlannedResource resource, OldPolicy old) {
        PlannedIdentity identity = planned.get(resource.id());
        if (identity != null) {
            for (PlannedPolicy policy : identity.policies()) {
                if (policy.pointer().equals(old.pointer())) {
                    return policy.document();
                }
            }
        }
        return old.document();
    }

    private void read(List<GrantedStatement> into, String holder, @Nullable JsonNode document, String pointer) {
        if (document == null) {
            return;
        }
        IamStatement.of(sampled(document), pointer)
                .forEach(statement -> into.add(new GrantedStatement(holder, statement)));
    }

    private JsonNode sampled(JsonNode document) {
        String text = document.toString();
        String sample = successors.sample(text);
        try {
            return sample.equals(text) ? document : Json.mapper().readTree(sample);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy is no JSON any more: " + sample, e);
        }
    }
}
