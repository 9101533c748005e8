package dev.mitosis.target.identity;

import dev.mitosis.graph.condition.ConditionMatcher;
import dev.mitosis.graph.condition.ConditionMatcher.KnownRequest;
import dev.mitosis.graph.condition.ConditionMatcher.Outcome;
import dev.mitosis.graph.condition.RequestCondition;
import dev.mitosis.graph.policy.AccessDecision;
import dev.mitosis.graph.policy.AccessPolicies;
import dev.mitosis.graph.policy.AccessQuestion;
import dev.mitosis.graph.policy.AccessVerdict;
import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.graph.policy.PolicyEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for what, and all that has a say, either before or after the move.
 *
 * @param principal an ARN, or a service's name
 * @param resource its ARN, without what follows it
 * @param request tells what is known of the request; asked only where a condition has to be judged
 * @param boundary null where there is none
 * @param session the policy of the session, which has to allow it as well; null where there is none
 * @param isKey whether the resource's policy has to hand the decision to the account
 */
record AccessCase(
        String principal,
        String resource,
        String resourceAccount,
        Supplier<KnownRequest> request,
        List<GrantedStatement> identity,
        @Nullable List<GrantedStatement> boundary,
        List<GrantedStatement> policy,
        @Nullable List<GrantedStatement> session,
        boolean isKey) {

    /** What is asked for: an action on the resource or on something in it. */
    record Deed(String action, String within) {}

    AccessDecision decide(Deed deed) {
        return judged(Set.of(deed)).decide(deed);
    }

    /**
     * The same for several deeds: conditions are judged once, because no deed changes them, and only those of
     * statements that speak of one of the deeds.
     */
    Judged judged(Set<Deed> deeds) {
        return new Judged(this, within(boundary, deeds), session == null ? null : within(session, deeds));
    }

    private AccessPolicies within(@Nullable List<GrantedStatement> limit, Set<Deed> deeds) {
        return new AccessPolicies(
                holding(identity, deeds), limit == null ? null : holding(limit, deeds), holding(policy, deeds), isKey);
    }

    /**
     * A case of which the conditions were judged.
     *
     * @param session the same within the policy of the session; null where there is none
     */
    record Judged(
            AccessCase of,
            AccessPolicies policies,
            @Nullable AccessPolicies session) {
        AccessDecision decide(Deed deed) {
            AccessQuestion question = new AccessQuestion(
                    of.principal(), deed.action(), of.resource() + deed.within(), of.resourceAccount());
            AccessDecision decision = PolicyEvaluator.decide(question, policies);
            if (session == null || !decision.isAllowed()) {
                return decision;
            }
            AccessDecision inSession = PolicyEvaluator.decide(question, session);
            return inSession.verdict() == AccessVerdict.ALLOWED ? decision : inSession;
        }
    }

    /** The same with one more statement in the policy of the resource, or of the principal. */
    AccessCase with(@Nullable GrantedStatement more, @Nullable GrantedStatement moreOfPrincipal) {
        return new AccessCase(
                principal,
                resource,
                resourceAccount,
                request,
                joined(identity, moreOfPrincipal),
                boundary,
                joined(policy, more),
                session,
                isKey);
    }

    private static List<GrantedStatement> joined(List<GrantedStatement> all, @Nullable GrantedStatement more) {
        if (more == null) {
            return all;
        }
        List<GrantedStatement> joined = new ArrayList<>(all);
        joined.add(more);
        return joined;
    }

    /** The statements whose conditions may hold, with those of their conditions that nobody can judge. */
    private List<GrantedStatement> holding(List<GrantedStatement> statements, Set<Deed> deeds) {
        List<GrantedStatement> holding = new ArrayList<>();
        for (GrantedStatement granted : statements) {
            IamStatement statement = granted.statement();
            if (!speaksOfAny(statement, deeds)) {
                continue;
            }
            Map<String, List<String>> open = statement.conditions().isEmpty() ? Map.of() : open(statement);
            if (open != null) {
                holding.add(
                        open.size() == statement.conditions().size()
                                ? granted
                                : new GrantedStatement(granted.holder(), under(statement, open)));
            }
        }
        return holding;
    }

    private static boolean speaksOfAny(IamStatement statement, Set<Deed> deeds) {
        for (Deed deed : deeds) {
            if (PolicyEvaluator.speaksOfAction(statement, deed.action())) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    private Map<String, List<String>> open(IamStatement statement) {
        Map<String, List<String>> open = new TreeMap<>();
        KnownRequest known = request.get();
        for (RequestCondition condition : statement.requestConditions()) {
            Outcome outcome = ConditionMatcher.judge(condition, known);
            if (outcome == Outcome.FAILS) {
                return null;
            }
            if (outcome == Outcome.UNKNOWN) {
                open.put(condition.text(), condition.values());
            }
        }
        return open;
    }

    private static IamStatement under(IamStatement of, Map<String, List<String>> conditions) {
        return new IamStatement(
                of.pointer(),
                of.sid(),
                of.allow(),
                of.principals(),
                of.notPrincipals(),
                of.actions(),
                of.notActions(),
                of.resources(),
                of.notResources(),
                conditions);
    }
}
