package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What takes away from the allow statements of an identity: explicit denies without conditions, and its permissions
 * boundary.
 *
 * @param boundary the allow statements of the boundary; null where nothing is known to limit the identity
 */
record PolicyLimits(List<IamStatement> denies, @Nullable List<IamStatement> boundary) {
    private static final List<String> INLINE = List.of("RolePolicyList", "UserPolicyList", "GroupPolicyList");

    /** The limits of an identity: those in the document, and in all policies that its record holds or attaches. */
    static PolicyLimits of(JsonNode holder, List<IamStatement> document, ManagedPolicies managed) {
        List<IamStatement> denies = new ArrayList<>();
        addDenies(document, denies);
        for (String member : INLINE) {
            JsonNode list = holder.path(member);
            for (int i = 0; list.size() > 1 && i < list.size(); i++) {
                addDenies(
                        IamStatement.of(EmbeddedJson.open(list.get(i).path("PolicyDocument")), "/" + member + "/" + i),
                        denies);
            }
        }
        for (JsonNode attached : holder.path("AttachedManagedPolicies")) {
            addDenies(statements(managed.statements(attached.path("PolicyArn").asText())), denies);
        }
        List<GrantedStatement> boundary = managed.boundary(holder);
        if (boundary == null) {
            return new PolicyLimits(denies, null);
        }
        addDenies(statements(boundary), denies);
        return new PolicyLimits(
                denies,
                statements(boundary).stream().filter(IamStatement::allow).toList());
    }

    private static List<IamStatement> statements(List<GrantedStatement> granted) {
        return granted.stream().map(GrantedStatement::statement).toList();
    }

    /** A deny under conditions may not hold when it matters. */
    private static void addDenies(List<IamStatement> statements, List<IamStatement> denies) {
        for (IamStatement statement : statements) {
            if (!statement.allow() && statement.conditions().isEmpty()) {
                denies.add(statement);
            }
        }
    }

    /**
     * The actions that remain allowed on a target.
     *
     * @param pattern the pattern that the allow statement names it by
     * @param arn the ARN of the target
     */
    List<String> remaining(List<String> actions, String pattern, String arn) {
        Set<String> left = new LinkedHashSet<>();
        for (String action : actions) {
            if (denies.stream().noneMatch(deny -> denies(deny, action, pattern, arn))) {
                left.addAll(bounded(action, pattern, arn));
            }
        }
        return List.copyOf(left);
    }

    private static boolean denies(IamStatement deny, String action, String pattern, String arn) {
        if (!PolicyEvaluator.speaksOfAction(deny, action)) {
            return false;
        }
        boolean whole = PolicyEvaluator.speaksOfResource(deny, arn, false)
                && (!arn.contains(":s3:::") || PolicyEvaluator.speaksOfResource(deny, arn + "/x", false));
        return whole || PolicyEvaluator.speaksOfResource(deny, pattern, false);
    }

    private List<String> bounded(String action, String pattern, String arn) {
        if (boundary == null) {
            return List.of(action);
        }
        return boundary.stream()
                .filter(allow -> touches(allow, pattern, arn))
                .flatMap(allow -> common(action, allow).stream())
                .toList();
    }

    private static boolean touches(IamStatement allow, String pattern, String arn) {
        return PolicyEvaluator.speaksOfResource(allow, pattern, false)
                || PolicyEvaluator.speaksOfResource(allow, arn, false)
                || PolicyEvaluator.speaksOfResource(allow, arn + "/x", false)
                || allow.resources().stream().anyMatch(inside -> inside.startsWith(arn + "/"));
    }

    /** The actions that both allow. */
    static List<String> common(String action, IamStatement allow) {
        if (PolicyEvaluator.speaksOfAction(allow, action)) {
            return List.of(action);
        }
        return allow.actions().stream()
                .filter(narrower -> PolicyEvaluator.actionMatches(action, narrower))
                .toList();
    }
}
