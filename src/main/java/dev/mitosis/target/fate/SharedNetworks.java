package dev.mitosis.target.fate;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Accounts that use the subnets of a VPC's owner instead of networks of their own, as people decide. For one VPC an
 * account does the one or the other: so the parts of a VPC that is shared with anybody stay where the VPC is. The
 * default VPC is shared with nobody (VPC user guide, "Share a subnet": "non-default subnets").
 */
final class SharedNetworks {
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String DEFAULT = "default";

    private final List<Candidate> candidates;
    private final Set<String> defaults;
    private final Set<String> participants = new TreeSet<>();
    private final List<Finding> findings;
    private final PartGroups groups;
    private final VpcIndex vpcs;

    /**
     * Learns who shares.
     *
     * @param defaults the ARNs of VPCs that cannot be shared
     */
    SharedNetworks(Pins.Ground ground, PartitionDocument partition, Decisions decisions, Set<String> defaults) {
        this.candidates = ground.candidates();
        this.groups = ground.groups();
        this.vpcs = new VpcIndex(ground);
        this.defaults = defaults;
        for (TargetAccount account : partition.accounts()) {
            if (decisions.networksOf(account.name(), account.environment()) == Decisions.Networks.SHARED) {
                participants.add(account.name());
            }
        }
        this.findings = unknown(partition, decisions);
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
        Integer vpc = participants.contains(account) ? vpcs.vpcOf(at) : null;
        return vpc != null && isOwners(at) && !isOwner(account, vpc) && isShareable(vpc);
    }

    /** Groups are of who makes them, but the default group, which nobody makes, is the owner's. */
    private boolean isOwners(int at) {
        Candidate candidate = candidates.get(at);
        return !candidate.type().equals(GROUP) || candidate.node().maker() != null;
    }

    private boolean isOwner(String account, int vpc) {
        return candidates.get(vpc).account().equals(account);
    }

    private boolean isShareable(int vpc) {
        Candidate candidate = candidates.get(vpc);
        return candidate.isPlanned() && !defaults.contains(candidate.arn());
    }

    /** Whether it is a part of a VPC, a VPC itself, or something that is made for one: a group, a launch template. */
    boolean isOf(int at) {
        return vpcs.vpcOf(at) != null || vpcs.isIn(at);
    }

    /** Whether a subnet is what is shared; all else of a VPC is used with it. */
    boolean isShared(int at) {
        return candidates.get(at).type().equals(SUBNET);
    }

    /**
     * Lets the parts of a VPC be where it is, where somebody shares it or where nobody lives in them.
     *
     * @return whether something did not move after all, so that others have to be looked at again
     */
    boolean gather() {
        boolean changed = false;
        Map<Integer, Set<String>> accounts = vpcs.accounts();
        for (Map.Entry<Integer, Integer> entry : vpcs.parts().entrySet()) {
            Candidate part = candidates.get(entry.getKey());
            Candidate vpc = candidates.get(entry.getValue());
            Set<String> living = accounts.getOrDefault(entry.getValue(), Set.of());
            if (!isApart(part, vpc)) {
                continue;
            }
            if (isSharedAmong(living, entry.getValue()) && !part.type().equals(GROUP)) {
                follow(entry, "Subnets of " + vpc.title() + " are shared, so that all of it has one owner.");
                changed = true;
            } else if (part.moves() && !living.contains(part.account())) {
                follow(entry, "Nothing that goes to " + part.account() + " lives in " + vpc.title() + ".");
                changed = true;
            }
        }
        return changed;
    }

    private static boolean isApart(Candidate part, Candidate vpc) {
        return part.isPlanned()
                && vpc.isPlanned()
                && (part.moves() || vpc.moves())
                && !(part.account().equals(vpc.account()) && part.moves() == vpc.moves());
    }

    private boolean isSharedAmong(Set<String> living, int vpc) {
        return isShareable(vpc)
                && living.stream().anyMatch(account -> participants.contains(account) && !isOwner(account, vpc));
    }

    /**
     * What remains does not move again, so that a VPC follows its part where that remains; and parts take theirs along.
     */
    private void follow(Map.Entry<Integer, Integer> pair, String why) {
        boolean pulled = candidates.get(pair.getValue()).moves()
                && candidates.get(pair.getKey()).remains();
        int follower = pulled ? pair.getValue() : pair.getKey();
        Candidate place = candidates.get(pulled ? pair.getKey() : pair.getValue());
        Reason reason = new Reason(
                "fate.network", Map.of("vpc", candidates.get(pair.getValue()).arn()), why);
        put(candidates.get(follower), place, reason);
        for (int other : groups.others(follower)) {
            Candidate member = candidates.get(other);
            if (member.isPlanned() && member != place) {
                put(member, place, PartGroups.reason(member, candidates.get(follower)));
            }
        }
    }

    private static void put(Candidate follower, Candidate place, Reason reason) {
        follower.decide(place.fate(), place.account(), PartGroups.methodOf(follower, place), reason);
    }
}
