package dev.mitosis.target.fate;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Of which VPC each part of a network is, and in which each other thing lives. */
final class VpcIndex {
    private static final String VPC = "AWS::EC2::VPC";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    /** From a database over its subnet group and a subnet to the VPC. */
    private static final int DEEPEST = 4;

    private final List<Candidate> candidates;
    private final Dependencies dependencies;
    private final AcrossTable across;
    private final TypeSet types = TypeSet.networkParts();
    private final Map<Integer, Integer> parts = new TreeMap<>();

    VpcIndex(Pins.Ground ground) {
        this.candidates = ground.candidates();
        this.dependencies = ground.dependencies();
        this.across = ground.across();
        for (int i = 0; i < candidates.size(); i++) {
            if (isPart(i)) {
                int vpc = top(i);
                if (vpc >= 0) {
                    parts.put(i, vpc);
                }
            }
        }
    }

    /** Whether it is a part of a network, or a security group of it. */
    private boolean isPart(int at) {
        String type = candidates.get(at).type();
        return types.has(type) || type.equals(GROUP);
    }

    private int top(int at) {
        if (candidates.get(at).type().equals(VPC)) {
            return at;
        }
        int vpc = hostOf(at, VPC);
        int subnet = vpc < 0 ? hostOf(at, SUBNET) : -1;
        return subnet < 0 ? vpc : hostOf(subnet, VPC);
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

    /** The VPC that the thing is a part of; null where it is none. */
    @Nullable
    Integer vpcOf(int at) {
        return parts.get(at);
    }

    /** Every part and the VPC that it is of, a VPC itself among them. */
    Map<Integer, Integer> parts() {
        return parts;
    }

    /** The accounts to which something goes that lives in each VPC. */
    Map<Integer, Set<String>> accounts() {
        Map<Integer, Set<String>> accounts = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.moves() && !isPart(i)) {
                for (int vpc : homes(i, DEEPEST)) {
                    accounts.computeIfAbsent(vpc, unseen -> new TreeSet<>()).add(candidate.account());
                }
            }
        }
        return accounts;
    }

    /** Whether it is attached to a network, itself or over what it is attached to. */
    boolean isIn(int at) {
        return !homes(at, DEEPEST).isEmpty();
    }

    private Set<Integer> homes(int at, int depth) {
        Set<Integer> homes = new TreeSet<>();
        for (Dependency need : dependencies.of(at)) {
            Candidate host = candidates.get(need.provider());
            boolean in = need.kind() == EdgeKind.ATTACHED_TO
                    && !across.isExcepted(need.kind(), candidates.get(at).type(), host.type());
            Integer vpc = in ? parts.get(need.provider()) : null;
            if (vpc != null) {
                homes.add(vpc);
            } else if (in && depth > 0) {
                homes.addAll(homes(need.provider(), depth - 1));
            }
        }
        return homes;
    }
}
