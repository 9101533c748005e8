package dev.mitosis.target.organization;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a policy would take from those who come from outside of the organization, by the edges of the estate. */
final class PolicyTrial {
    private static final String OUTSIDE = "external:";
    private static final String ACCOUNT = "external:account/";
    private static final String INTERNET = "external:internet";
    /** From the one that reads, writes or calls to what it needs. */
    private static final Set<EdgeKind> USES =
            Set.of(EdgeKind.READS, EdgeKind.WRITES, EdgeKind.INVOKES, EdgeKind.ENCRYPTS_WITH, EdgeKind.REFERENCES);

    private final List<PlannedEdge> edges;
    private final Map<String, PlannedResource> byId = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();

    PolicyTrial(TargetDocument target) {
        this(target, target.edges());
    }

    PolicyTrial(TargetDocument target, List<PlannedEdge> edges) {
        this.edges = edges;
        target.resources().forEach(resource -> byId.put(resource.id(), resource));
        for (PlannedAccount account : target.accounts()) {
            units.put(account.name(), account.ou());
        }
    }

    /**
     * An access that ends where the policy is attached.
     *
     * @param who a node outside of the estate
     * @param what the planned id of what it uses
     */
    record Break(String policy, String who, String what) {}

    /** The accounts outside of the estate that something of it trusts or lets in; twelve digits each, sorted. */
    static List<String> partners(TargetDocument target) {
        TreeSet<String> partners = new TreeSet<>();
        for (PlannedEdge edge : target.edges()) {
            for (String end : List.of(edge.from(), edge.to())) {
                if (end.startsWith(ACCOUNT)) {
                    partners.add(end.substring(ACCOUNT.length()));
                }
            }
        }
        return List.copyOf(partners);
    }

    /** What the policies would break; partners are excepted by the policies themselves. */
    List<Break> breaks(List<Attachable> policies) {
        List<Break> breaks = new ArrayList<>();
        for (Attachable policy : policies) {
            if (policy.covers().isEmpty()) {
                continue;
            }
            for (PlannedEdge edge : edges) {
                if (edge.from().startsWith(OUTSIDE) && USES.contains(edge.kind())) {
                    add(breaks, policy, edge.from(), edge.to());
                }
                if (edge.to().equals(INTERNET) && edge.kind() == EdgeKind.TRUSTS) {
                    add(breaks, policy, edge.to(), edge.from());
                }
            }
        }
        return breaks;
    }

    private void add(List<Break> breaks, Attachable policy, String who, String what) {
        PlannedResource resource = byId.get(what);
        boolean excepted = who.startsWith(ACCOUNT) || who.startsWith("external:service/");
        if (resource == null
                || excepted
                || resource.fate() == Fate.RETIRED
                || !policy.covers().contains(resource.type())) {
            return;
        }
        String unit = units.getOrDefault(resource.account(), "");
        if (policy.units().stream().anyMatch(above -> unit.equals(above) || unit.startsWith(above + "/"))) {
            breaks.add(new Break(policy.name(), who, what));
        }
    }
}
