package dev.mitosis.graph.policy;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Strength;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Weakens what a grant of a key to an administrator tells. Who may do everything may use the key without the grant, so
 * that it is no sign of use: most were made to repair something once.
 */
public final class AdministratorGrants {
    private static final String EVERYTHING = "graph.grant-everything";
    private static final String GRANTEE = "/GranteePrincipal";

    private AdministratorGrants() {}

    /**
     * The edges, those of which only such a grant tells being as wide as what lets them use any key.
     *
     * @param findings those of the policies that were read, which tell the administrators
     */
    public static List<Edge> weaken(List<Edge> edges, List<Finding> findings) {
        Set<String> administrators = new HashSet<>();
        findings.stream()
                .filter(finding -> finding.rule().equals(EVERYTHING))
                .forEach(finding -> administrators.addAll(finding.resources()));
        return administrators.isEmpty()
                ? edges
                : edges.stream()
                        .map(edge -> isGrant(edge, administrators) ? wide(edge) : edge)
                        .toList();
    }

    private static boolean isGrant(Edge edge, Set<String> administrators) {
        return edge.kind() == EdgeKind.ENCRYPTS_WITH
                && administrators.contains(edge.from())
                && !edge.evidence().isEmpty()
                && edge.evidence().stream().allMatch(found -> found.pointer().endsWith(GRANTEE));
    }

    private static Edge wide(Edge edge) {
        return new Edge(edge.from(), edge.to(), edge.kind(), Strength.SERVICE_WIDE, edge.evidence(), edge.parts());
    }
}
