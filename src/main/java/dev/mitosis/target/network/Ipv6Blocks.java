package dev.mitosis.target.network;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.PlannedNetwork.Ipv6Block;
import dev.mitosis.target.network.NetworkRecords.Ipv6;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The IPv6 blocks of networks: AWS assigns a block of its own to each new VPC; one that people brought stays with the
 * VPC (VPC user guide, "IPv6 CIDR blocks"). A VPC has a /56, a subnet one /64 of it.
 */
final class Ipv6Blocks {
    private static final String AMAZON = "Amazon";
    /**
     * Three groups of the prefix, then the fourth, whose last byte counts the subnets; it is left out where it is zero.
     */
    private static final Pattern SUBNET = Pattern.compile("(?:[0-9a-f]{1,4}:){3}(?:([0-9a-f]{1,4}):)?(?:[0:]*)/64");

    private static final int HEX = 16;
    private static final int LAST_BYTE = 0xff;

    private Ipv6Blocks() {}

    /**
     * The blocks of a network.
     *
     * @param whole whether it is the old VPC, or all that becomes of it
     */
    static List<Ipv6Block> of(List<Ipv6> old, boolean goesOn, boolean whole) {
        return old.stream()
                .map(block -> block(block, goesOn, whole))
                .sorted(Comparator.comparing(Ipv6Block::old))
                .toList();
    }

    private static Ipv6Block block(Ipv6 old, boolean goesOn, boolean whole) {
        boolean ownPool = !old.pool().equals(AMAZON);
        if (goesOn) {
            return new Ipv6Block(
                    old.cidr(), old.cidr(), old.pool(), reason("network.ipv6-kept", old, "The VPC keeps its block."));
        }
        if (ownPool && whole) {
            return new Ipv6Block(
                    old.cidr(),
                    old.cidr(),
                    old.pool(),
                    reason(
                            "network.ipv6-brought",
                            old,
                            "The block is from a pool that was brought to AWS, and goes with the whole VPC: the pool has"
                                    + " to be shared with the account, and the old VPC to let go of the block first."));
        }
        return new Ipv6Block(
                old.cidr(),
                null,
                AMAZON,
                reason(
                        "network.ipv6-assigned",
                        old,
                        ownPool
                                ? "The old VPC goes on with its block, so that AWS assigns one to this one."
                                : "AWS assigns a block of its own to each VPC, and none can be taken along."));
    }

    private static Reason reason(String rule, Ipv6 old, String text) {
        return new Reason(rule, Map.of("block", old.cidr(), "pool", old.pool()), text);
    }

    /** Which /64 of a /56 the range of a subnet is, from 0; null where it is none. */
    static @Nullable Integer place(String cidr) {
        Matcher form = SUBNET.matcher(cidr);
        if (!form.matches()) {
            return null;
        }
        String fourth = form.group(1);
        return fourth == null ? 0 : Integer.parseInt(fourth, HEX) & LAST_BYTE;
    }
}
