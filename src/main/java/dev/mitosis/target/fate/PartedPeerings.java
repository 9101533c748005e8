package dev.mitosis.target.fate;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves peerings behind whose two networks go to different accounts: the old one is gone with the first of them, and
 * what is known to be needed of the other side is connected anew, with an owner, a role and routes of its own.
 */
final class PartedPeerings {
    private static final String PEERING = "AWS::EC2::VPCPeeringConnection";
    private static final String VPC = "AWS::EC2::VPC";

    private PartedPeerings() {}

    /** Changes their fates; a finding for each, because a peering does not say what it is for. */
    static List<Finding> settle(Pins.Ground ground, String old) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < ground.candidates().size(); i++) {
            Candidate peering = ground.candidates().get(i);
            List<Candidate> networks =
                    peering.type().equals(PEERING) && peering.moves() ? networks(ground, i) : List.<Candidate>of();
            if (networks.stream().map(Candidate::account).distinct().count() > 1) {
                part(peering, networks, old, findings);
            }
        }
        return findings;
    }

    private static List<Candidate> networks(Pins.Ground ground, int peering) {
        return ground.dependencies().of(peering).stream()
                .filter(need -> need.kind() == EdgeKind.ATTACHED_TO)
                .map(Dependency::provider)
                .map(ground.candidates()::get)
                .filter(candidate -> candidate.type().equals(VPC))
                .toList();
    }

    private static void part(Candidate peering, List<Candidate> networks, String old, List<Finding> findings) {
        String left = networks.get(0).title();
        String right = networks.get(1).title();
        peering.decide(
                Fate.MANAGED,
                old,
                "managed-by-other",
                Reason.of(
                        "fate.parted",
                        "It joins " + left + " and " + right
                                + ", which part; AWS removes it with the first of them, and what needs the other side is"
                                + " connected anew."));
        findings.add(new Finding(
                "target.peering-parted",
                Severity.MEDIUM,
                List.of(peering.arn(), networks.get(0).arn(), networks.get(1).arn()),
                peering.title() + " joins " + left + ", which goes to "
                        + networks.get(0).account() + ", and " + right
                        + ", which goes to " + networks.get(1).account()
                        + ". Only what is known to be needed of the other side is connected anew.",
                "Look at the connections between the two accounts; where traffic goes over the peering that none of them"
                        + " carries, run mitosis traffic with flow logs of both networks."));
    }
}
