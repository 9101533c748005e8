package dev.mitosis.graph.policy;

import dev.mitosis.graph.condition.Audience;
import dev.mitosis.graph.condition.ConditionJudge;
import dev.mitosis.graph.condition.Ground;
import dev.mitosis.graph.condition.Party;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges whom a statement of a resource's policy lets in: by its own conditions, by what the denies of the same policy
 * leave, and by what stands before the policy.
 */
public final class PolicyDoors {
    private final ConditionJudge judge;
    private final InnerDoors inner;
    private final DefaultPolicies defaults;

    private PolicyDoors(ConditionJudge judge, InnerDoors inner, DefaultPolicies defaults) {
        this.judge = judge;
        this.inner = inner;
        this.defaults = defaults;
    }

    /** Loads what condition keys mean, which policies are defaults, and what stands before policies. */
    public static PolicyDoors load() {
        return new PolicyDoors(ConditionJudge.load(), InnerDoors.load(), DefaultPolicies.load());
    }

    /** The judge for one snapshot. */
    public PolicyDoors behind(PublicAccessBlocks blocks) {
        return new PolicyDoors(judge, inner.behind(blocks), defaults);
    }

    /** Whether the service gives the statement to every resource of the type. */
    boolean isDefault(IamStatement statement, Resource resource) {
        return defaults.contains(statement, resource);
    }

    /**
     * Whom conditions and denies leave of those that the statement's principals name.
     *
     * @param document all statements of the policy
     */
    Audience audience(IamStatement allow, List<IamStatement> document, Resource resource) {
        Audience audience = judge.whereAllHold(allow.requestConditions(), resource.account());
        for (IamStatement deny : document) {
            if (covers(deny, allow)) {
                audience = audience.and(left(deny, resource.account()));
            }
        }
        return audience.extent() == Audience.Extent.EVERYBODY ? inner.audience(resource) : audience;
    }

    /** Whether the deny speaks to everybody of all that the statement allows. */
    private static boolean covers(IamStatement deny, IamStatement allow) {
        return !deny.allow()
                && deny.isAboutEverybody()
                && !allow.actions().isEmpty()
                && allow.actions().stream().allMatch(action -> PolicyEvaluator.speaksOfAction(deny, action))
                && allow.notResources().isEmpty()
                && allow.resources().stream()
                        .allMatch(resource -> PolicyEvaluator.speaksOfResource(deny, resource, true));
    }

    private Audience left(IamStatement deny, String account) {
        Map<Party, Ground> spared = new LinkedHashMap<>();
        deny.notPrincipals().values().stream()
                .flatMap(List::stream)
                .forEach(principal ->
                        spared.put(party(principal), new Ground(deny.pointer() + "/NotPrincipal", principal)));
        Audience others = judge.whereOneFails(deny.requestConditions(), account);
        return spared.isEmpty() ? others : new Audience(Audience.Extent.NAMED, spared).or(others);
    }

    private static Party party(String principal) {
        if (AccountId.isValid(principal)) {
            return new Party(Party.Kind.ACCOUNT, principal);
        }
        boolean arn = Arn.parse(principal).isPresent();
        return new Party(arn ? Party.Kind.ARN : Party.Kind.SERVICE, principal);
    }
}
