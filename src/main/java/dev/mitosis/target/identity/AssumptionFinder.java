package dev.mitosis.target.identity;

import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.PolicyEvaluator;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.AccessCase.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds who takes which role, which the graph draws from the other side (the role trusts them), and who passes which
 * role to a service.
 */
final class AssumptionFinder {
    private static final String ROLE = "AWS::IAM::Role";
    private static final Set<String> TAKERS = Set.of(ROLE, "AWS::IAM::User");
    private static final Deed TAKE = new Deed("sts:AssumeRole", "");
    private static final Deed TAKE_BY_TOKEN = new Deed("sts:AssumeRoleWithWebIdentity", "");
    private static final Deed TAKE_BY_ASSERTION = new Deed("sts:AssumeRoleWithSAML", "");
    private static final Deed PASS = new Deed("iam:PassRole", "");

    private final SuccessorIndex successors;
    private final PrincipalNeeds needs;
    private final StatementBook statements;
    private final AskerFinder askers;

    AssumptionFinder(SuccessorIndex successors, PrincipalNeeds needs, StatementBook statements, AskerFinder askers) {
        this.successors = successors;
        this.needs = needs;
        this.statements = statements;
        this.askers = askers;
    }

    /**
     * A role that somebody takes or passes.
     *
     * @param edge from who does it to the role
     * @param across whether it may be done from another account
     */
    record Assumption(
            Edge edge, PlannedResource consumer, PlannedResource provider, Asker asker, Deed deed, boolean across) {}

    /** Those that an edge of the graph tells of. */
    List<Assumption> of(Edge edge) {
        if (edge.kind() == EdgeKind.TRUSTS && needs.type(edge.from()).equals(ROLE)) {
            return TAKERS.contains(needs.type(edge.to())) ? taken(edge) : told(edge);
        }
        return edge.kind() == EdgeKind.REFERENCES && needs.type(edge.to()).equals(ROLE) ? passed(edge) : List.of();
    }

    private List<Assumption> taken(Edge trust) {
        List<Assumption> found = new ArrayList<>();
        Edge taking = new Edge(trust.to(), trust.from(), EdgeKind.INVOKES, trust.strength(), trust.evidence());
        for (PlannedResource taker : standing(trust.to())) {
            PlannedResource role = successors.provider(trust.from(), taker.account());
            if (role != null && stands(role)) {
                found.add(new Assumption(taking, taker, role, askers.of(trust.to(), taker), TAKE, true));
            }
        }
        return found;
    }

    /** An account believes the providers that it has itself. */
    private List<Assumption> told(Edge trust) {
        Deed deed = switch (needs.type(trust.to())) {
            case "AWS::IAM::OIDCProvider" -> TAKE_BY_TOKEN;
            case "AWS::IAM::SAMLProvider" -> TAKE_BY_ASSERTION;
            default -> null;
        };
        List<Assumption> found = new ArrayList<>();
        Edge taking = new Edge(trust.to(), trust.from(), EdgeKind.INVOKES, trust.strength(), trust.evidence());
        for (PlannedResource role : deed == null ? List.<PlannedResource>of() : standing(trust.from())) {
            PlannedResource provider = successors.provider(trust.to(), role.account());
            if (deed != null && provider != null && stands(provider)) {
                found.add(new Assumption(
                        taking, provider, role, askers.told(trust.to(), provider, role.account()), deed, false));
            }
        }
        return found;
    }

    /** A service takes roles of its own account only. */
    private List<Assumption> passed(Edge edge) {
        List<Assumption> found = new ArrayList<>();
        for (String passer : needs.principals(edge.from())) {
            if (!mayPass(passer, edge.to())) {
                continue;
            }
            for (PlannedResource one : standing(passer)) {
                PlannedResource role = successors.provider(edge.to(), one.account());
                if (role != null && stands(role)) {
                    found.add(new Assumption(edge, one, role, askers.of(passer, one), PASS, false));
                }
            }
        }
        return found;
    }

    private boolean mayPass(String passer, String role) {
        return statements.identityBefore(passer).stream()
                .map(GrantedStatement::statement)
                .anyMatch(statement -> statement.allow()
                        && statement.actions().stream()
                                .anyMatch(action -> PolicyEvaluator.actionMatches(action, PASS.action()))
                        && PolicyEvaluator.speaksOfResource(statement, role, false));
    }

    private List<PlannedResource> standing(String arn) {
        return successors.standing(arn).stream()
                .filter(AssumptionFinder::stands)
                .toList();
    }

    private static boolean stands(PlannedResource one) {
        return one.fate().isMade() || one.fate().remains();
    }
}
