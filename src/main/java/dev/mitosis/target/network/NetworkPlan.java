package dev.mitosis.target.network;

import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A network in the making: its VPC, its subnets and how large they have to be. */
final class NetworkPlan {
    /** What lives there may grow to this many times as much before addresses run out: planning value. */
    private static final int GROWTH = 4;
    /** AWS keeps the first four addresses of a subnet and the last (VPC user guide, "Subnet sizing"). */
    private static final int RESERVED = 5;
    /** No subnet is smaller: a load balancer wants a /27, and a few of them fit. */
    private static final int LEAST = 64;
    /** As much again is left for further subnets. */
    private static final int SPARE = 2;
    /** The largest and the smallest VPC (VPC user guide, "VPC CIDR blocks"). */
    private static final int WIDEST = 16;

    private static final int NARROWEST = 24;

    final Placed vpc;
    final List<Placed> subnets;
    private final Inhabitants inhabitants;

    NetworkPlan(Placed vpc, List<Placed> subnets, Inhabitants inhabitants) {
        this.vpc = vpc;
        this.subnets = subnets;
        this.inhabitants = inhabitants;
    }

    int addresses() {
        return subnets.stream().mapToInt(inhabitants::of).sum();
    }

    private int prefixOf(Placed subnet) {
        long needed = (long) inhabitants.of(subnet) * GROWTH + RESERVED;
        return Math.max(WIDEST, Range.prefixFor(Math.max(LEAST, needed)));
    }

    /** The prefix of a range that holds all subnets and as much again. */
    int prefix() {
        long all = subnets.stream()
                .mapToLong(subnet -> 1L << (32 - prefixOf(subnet)))
                .sum();
        return Math.min(NARROWEST, Math.max(WIDEST, Range.prefixFor(all * SPARE)));
    }

    /** Lays the subnets out in the range, the largest first. */
    List<PlannedSubnet> lay(Range range, SubnetLayout layout) {
        RangePool pool = new RangePool(range, List.of());
        List<Placed> order = new ArrayList<>(subnets);
        order.sort(Comparator.comparingInt(this::prefixOf).thenComparing(Placed::id));
        List<PlannedSubnet> laid = new ArrayList<>();
        for (Placed subnet : order) {
            String cidr = pool.cut(prefixOf(subnet)).map(Range::text).orElse("");
            laid.add(layout.subnet(subnet, cidr, inhabitants.of(subnet)));
        }
        laid.sort(Comparator.comparing(PlannedSubnet::id));
        return laid;
    }

    /** The subnets with the ranges that they have. */
    List<PlannedSubnet> keep(SubnetLayout layout) {
        return subnets.stream()
                .map(subnet -> layout.subnet(subnet, layout.cidr(subnet), inhabitants.of(subnet)))
                .sorted(Comparator.comparing(PlannedSubnet::id))
                .toList();
    }
}
