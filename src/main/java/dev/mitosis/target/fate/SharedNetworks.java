package dev.mitosis.target.fate;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Accounts that use the subnets of a VPC's owner instead of networks of their own, as people decide. For one VPC an
 * account does the one or the other: so the parts of a VPC that is shared with anybody stay where the VPC is. The default
 * VPC is shared with nobody (VPC user guide, "Share a subnet": "non-default subnets").
 */
final class SharedNetworks {
    private static final String VPC = "AWS::EC2::VPC";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String DEFAULT = "default";

    private final List<Candidate> candidates;
    private final Dependencies dependencies;
    private final Set<String> defaults;
    private final Set<String> participants = new TreeSet<>();
    private final List<Finding> findings;
    private final TypeSet parts = TypeSet.networkParts();
    private final Map<Integer, Integer> vpcs = new HashMap<>();

    /**
     * Learns who shares.
     *
     * @param defaults the ARNs of VPCs that cannot be shared
     */
    SharedNetworks(Pins.Ground ground, PartitionDocument partition, Decisions decisions, Set<String> defaults) {
        this.candidates = ground.candidates();
        this.dependencies = ground.dependencies();
        this.defaults = defaults;
        for (TargetAccount account : partition.accounts()) {
            if (decisions.networksOf(account.name(), account.environment()) == Decisions.Networks.SHARED) {
                participants.add(account.name());
            }
        }
        this.findings = unknown(partition, decisions);
        if (!participants.isEmpty()) {
            for (int i = 0; i < candidates.size(); i++) {
                learn(i);
            }
        }
    }

    private void learn(int at) {
        Candidate candidate = candidates.get(at);
        if (candidate.type().equals(VPC)) {
            vpcs.put(at, at);
        } else if (parts.has(candidate.type()) || candidate.type().equals(GROUP)) {
            int vpc = hostOf(at, VPC);
            int subnet = vpc < 0 ? hostOf(at, SUBNET) : -1;
            int found = subnet < 0 ? vpc : hostOf(subnet, VPC);
            if (found >= 0) {
                vpcs.put(at, found);
            }
        }
    }

    private int hostOf(int at, String type) {
        for (Dependency need : dependencies.of(at)) {
            if (need.kind() == EdgeKind.ATTACHED_TO
                    && candidates.get(need.provider()).type().equals(type)) {
                return need.provider();
            }
        }
        return -1;
    }

    /** Decisions about what is neither an account nor an environment. */
    List<Finding> findings() {
        return findings;
    }

    private static List<Finding> unknown(PartitionDocument partition, Decisions decisions) {
        Set<String> known = new TreeSet<>(Set.of(DEFAULT));
        for (TargetAccount account : partition.accounts()) {
            known.add(account.name());
            if (account.environment() != null) {
                known.add(account.environment());
            }
        }
        return new TreeMap<>(decisions.networks())
                .keySet().stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> new Finding(
                                "target.networks-unknown",
                                Severity.LOW,
                                List.of(),
                                "decisions.yaml says whose networks " + name
                                        + " uses, but no account and no environment of the estate is called that.",
                                "Write the name of an account or an environment, or default."))
                        .toList();
    }

    /** Whether things of the account use this part of a VPC where its owner has it. */
    boolean uses(String account, int at) {
        Integer vpc = participants.contains(account) ? vpcs.get(at) : null;
        return vpc != null && isOwners(at) && !isOwner(account, vpc) && isShareable(vpc);
    }

    private boolean isOwners(int at) {
        Candidate candidate = candidates.get(at);
        return !candidate.type().equals(GROUP) || candidate.fate() == Fate.MANAGED;
    }

    private boolean isOwner(String account, int vpc) {
        return candidates.get(vpc).account().equals(account);
    }

    private boolean isShareable(int vpc) {
        Candidate candidate = candidates.get(vpc);
        return candidate.isPlanned() && !defaults.contains(candidate.arn());
    }

    /** Whether a subnet is what is shared; all else of a VPC is used with it. */
    boolean isShared(int at) {
        return candidates.get(at).type().equals(SUBNET);
    }

    /** The VPCs in which something lives that goes to an account without networks of its own. */
    private Set<Integer> used() {
        Set<Integer> used = new HashSet<>();
        for (int i = 0; !participants.isEmpty() && i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.moves() && participants.contains(candidate.account())) {
                for (Dependency need : dependencies.of(i)) {
                    Integer vpc = need.kind() == EdgeKind.ATTACHED_TO ? vpcs.get(need.provider()) : null;
                    if (vpc != null && !isOwner(candidate.account(), vpc)) {
                        used.add(vpc);
                    }
                }
            }
        }
        return used;
    }

    /**
     * Lets the parts of a VPC that somebody shares be where it is.
     *
     * @return whether something did not move after all, so that others have to be looked at again
     */
    boolean gather() {
        boolean changed = false;
        Set<Integer> used = used();
        for (Map.Entry<Integer, Integer> entry : new TreeMap<>(vpcs).entrySet()) {
            Candidate part = candidates.get(entry.getKey());
            Candidate vpc = candidates.get(entry.getValue());
            boolean apart = part.isPlanned()
                    && !part.type().equals(GROUP)
                    && used.contains(entry.getValue())
                    && (!part.account().equals(vpc.account()) || part.moves() != vpc.moves());
            if (apart && isShareable(entry.getValue()) && (part.moves() || vpc.moves())) {
                boolean pulled = vpc.moves() && part.remains();
                Candidate loser = pulled ? vpc : part;
                Candidate place = pulled ? part : vpc;
                loser.decide(
                        place.fate() == Fate.SHARED ? Fate.STAYS : place.fate(),
                        place.account(),
                        PartGroups.methodOf(loser, place),
                        new Reason(
                                "fate.network",
                                Map.of("vpc", vpc.arn()),
                                "Subnets of " + vpc.title() + " are shared, so that all of it has one owner."));
                changed = true;
            }
        }
        return changed;
    }
}
