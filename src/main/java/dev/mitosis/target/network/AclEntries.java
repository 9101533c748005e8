package dev.mitosis.target.network;

import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.AclEntry;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.target.network.NetworkRecords.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Carries the entries of network ACLs over: a range of an old network gives way to those that succeed it. */
final class AclEntries {
    private final NetworkGround ground;
    private final Map<String, List<PlannedNetwork>> successors = new HashMap<>();

    AclEntries(NetworkGround ground, List<PlannedNetwork> networks) {
        this.ground = ground;
        networks.forEach(network -> successors
                .computeIfAbsent(network.succeeds(), unseen -> new ArrayList<>(1))
                .add(network));
    }

    List<AclEntry> of(PlannedNetwork network, List<Placed> acls) {
        List<AclEntry> entries = new ArrayList<>();
        for (Placed acl : acls) {
            for (Entry entry : ground.records.acls.getOrDefault(acl.old(), List.of())) {
                entries.add(entry(acl, entry, network));
            }
        }
        entries.sort(Comparator.comparing(AclEntry::acl)
                .thenComparing(AclEntry::egress)
                .thenComparing(AclEntry::number)
                .thenComparing(AclEntry::old));
        return List.copyOf(entries);
    }

    private AclEntry entry(Placed acl, Entry entry, PlannedNetwork network) {
        Ranges ranges = network.kept() ? new Ranges(List.of(entry.cidr()), true) : ranges(entry.cidr(), network);
        return new AclEntry(
                acl.id(),
                entry.egress(),
                entry.number(),
                entry.action(),
                entry.protocol(),
                entry.ports(),
                entry.cidr(),
                ranges.all(),
                ranges.exact());
    }

    /** What succeeds a range, and whether that is the same set of things. */
    private record Ranges(List<String> all, boolean exact) {}

    private Ranges ranges(String old, PlannedNetwork network) {
        Range wanted = Range.parse(old).orElse(null);
        if (wanted == null || wanted.prefix() == 0) {
            return new Ranges(List.of(old), true);
        }
        TreeSet<String> all = new TreeSet<>();
        boolean exact = true;
        boolean own = false;
        for (Map.Entry<String, String> vpc : ground.records.cidrs.entrySet()) {
            Range whole = Range.parse(vpc.getValue()).orElse(null);
            if (whole == null || !whole.overlaps(wanted)) {
                continue;
            }
            boolean vague = wanted.contains(whole) && !wanted.equals(whole);
            own = true;
            if (vague) {
                all.add(old);
            }
            for (PlannedNetwork successor : near(vpc.getKey(), network)) {
                exact &= vague ? outside(wanted, successor, all) : inside(wanted, whole, successor, all);
            }
        }
        return own ? new Ranges(List.copyOf(all), exact) : new Ranges(List.of(old), true);
    }

    /** The successor in the same account, else all of them. */
    private List<PlannedNetwork> near(String vpc, PlannedNetwork network) {
        List<PlannedNetwork> all = successors.getOrDefault(vpc, List.of());
        List<PlannedNetwork> own = all.stream()
                .filter(other -> other.account().equals(network.account()))
                .toList();
        return own.isEmpty() ? all : own;
    }

    /** A range around all networks goes on to stand for them; a new one that is not in it stands beside it. */
    private static boolean outside(Range wanted, PlannedNetwork successor, Set<String> all) {
        Range.parse(successor.cidr())
                .filter(range -> !wanted.contains(range))
                .ifPresent(range -> all.add(range.text()));
        return true;
    }

    private boolean inside(Range wanted, Range whole, PlannedNetwork successor, Set<String> all) {
        if (successor.kept()) {
            all.add(wanted.text());
            return true;
        }
        if (wanted.contains(whole)) {
            all.add(successor.cidr());
            return true;
        }
        boolean exact = true;
        for (PlannedSubnet subnet : successor.subnets()) {
            NetworkRecords.Subnet record = ground.records.subnets.get(ground.oldOf(subnet.id()));
            Range range = record == null ? null : Range.parse(record.cidr()).orElse(null);
            if (range != null && range.overlaps(wanted)) {
                all.add(subnet.cidr());
                exact &= wanted.contains(range);
            }
        }
        return exact;
    }
}
