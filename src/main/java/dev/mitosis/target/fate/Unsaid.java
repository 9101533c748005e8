package dev.mitosis.target.fate;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The needs within a network that no record tells: a subnet that names no route table uses the main one of its VPC (VPC
 * user guide, "Subnet route tables"), and what lives in a VPC reaches services through its interface endpoints, whose
 * names it resolves without naming them (PrivateLink guide, "Private DNS").
 */
final class Unsaid {
    private static final String VPC = "AWS::EC2::VPC";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String ROUTES = "AWS::EC2::RouteTable";
    private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";

    private final List<Candidate> candidates;
    private final Dependencies dependencies;
    private final Map<Integer, Integer> mainRoutes = new HashMap<>();

    private Unsaid(List<Candidate> candidates, Dependencies dependencies) {
        this.candidates = candidates;
        this.dependencies = dependencies;
    }

    /** Adds them to what the graph tells. */
    static void tell(List<Candidate> candidates, Dependencies dependencies) {
        Unsaid unsaid = new Unsaid(candidates, dependencies);
        for (int i = 0; i < candidates.size(); i++) {
            unsaid.learn(i);
        }
        for (int i = 0; i < candidates.size(); i++) {
            unsaid.tell(i);
        }
    }

    private void learn(int at) {
        Candidate candidate = candidates.get(at);
        Maker maker = candidate.node().maker();
        Integer vpc = candidate.type().equals(ROUTES) ? provider(at, EdgeKind.ATTACHED_TO, VPC) : null;
        if (vpc != null && maker != null && maker.manner() == Maker.Manner.OWNER) {
            mainRoutes.put(vpc, at);
        }
    }

    private void tell(int at) {
        Candidate candidate = candidates.get(at);
        Integer vpc = candidate.type().startsWith("AWS::EC2::") ? provider(at, EdgeKind.ATTACHED_TO, VPC) : null;
        if (vpc == null) {
            return;
        }
        Integer main = mainRoutes.get(vpc);
        if (candidate.type().equals(SUBNET) && main != null && provider(at, EdgeKind.ROUTES_TO, ROUTES) == null) {
            dependencies.add(new Dependency(at, main, EdgeKind.ROUTES_TO, true));
        }
        boolean inSubnet = candidate.type().equals(ENDPOINT) && provider(at, EdgeKind.ATTACHED_TO, SUBNET) != null;
        if (inSubnet && candidate.fate() != Fate.RETIRED) {
            dependencies.add(new Dependency(vpc, at, EdgeKind.ATTACHED_TO, true));
        }
    }

    private @Nullable Integer provider(int at, EdgeKind kind, String type) {
        for (Dependency need : dependencies.of(at)) {
            if (need.kind() == kind && candidates.get(need.provider()).type().equals(type)) {
                return need.provider();
            }
        }
        return null;
    }
}
