package dev.mitosis.target.dns;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.DnsPlan.Association;
import dev.mitosis.model.target.DnsPlan.Delegation;
import dev.mitosis.target.dns.DnsFacts.Entry;
import dev.mitosis.target.dns.Whereabouts.Stand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans zones: where they stand, in which networks private ones answer, and what other accounts could have of them. */
final class ZonePlanner {
    private static final String PRICE = "0.50 USD";
    private static final int DEEPEST = 2;

    private final DnsFacts facts;
    private final Whereabouts where;
    private final Map<String, List<Named>> names = new TreeMap<>();

    /** A record, with the account of what it answers with; several where it answers with several. */
    private record Named(Entry record, Set<String> accounts) {}

    /**
     * A planner of zones.
     *
     * @param answers the accounts of what each record answers with, by the record's ARN
     */
    ZonePlanner(DnsFacts facts, Whereabouts where, Map<String, Set<String>> answers) {
        this.facts = facts;
        this.where = where;
        facts.records.forEach((arn, record) -> names.computeIfAbsent(record.zone(), zone -> new ArrayList<>())
                .add(new Named(record, answers.getOrDefault(arn, Set.of()))));
    }

    List<DnsPlan.Zone> plan() {
        List<DnsPlan.Zone> zones = new ArrayList<>();
        facts.zones.forEach((arn, zone) -> {
            for (Stand stand : where.of(arn)) {
                zones.add(zone(arn, zone, stand));
            }
        });
        zones.sort(Comparator.comparing(DnsPlan.Zone::resource));
        return zones;
    }

    private DnsPlan.Zone zone(String arn, DnsFacts.Zone zone, Stand stand) {
        List<Reason> reasons = new ArrayList<>();
        boolean newServers = stand.another() && !zone.hidden();
        reasons.add(
                stand.another()
                        ? Reason.of(
                                "zone.moves",
                                zone.hidden()
                                        ? "It is made again in " + stand.account() + " with its records."
                                        : "It is made again in " + stand.account()
                                                + " with its records; then the parent names its servers, and the old one"
                                                + " answers for two more days.")
                        : Reason.of(
                                "zone.stays",
                                "A zone answers for everybody, whosever account it is in, and its records stay with it."));
        List<Association> associations = zone.hidden() ? associations(zone, stand, reasons) : List.of();
        List<Delegation> delegations = zone.hidden() ? List.of() : delegations(arn, zone, stand);
        return new DnsPlan.Zone(
                stand.id(),
                zone.name(),
                zone.hidden(),
                stand.account(),
                newServers,
                associations,
                delegations,
                List.copyOf(reasons));
    }

    private List<Association> associations(DnsFacts.Zone zone, Stand stand, List<Reason> reasons) {
        List<Association> associations = new ArrayList<>();
        boolean authorized = false;
        boolean foreign = false;
        for (String id : zone.networks()) {
            String network = facts.networks.get(id);
            foreign |= network == null;
            for (Stand at : network == null ? List.<Stand>of() : where.of(network)) {
                boolean other = !at.account().equals(stand.account());
                authorized |= other;
                associations.add(new Association(at.id(), at.account(), other));
            }
        }
        associations.sort(Comparator.comparing(Association::network));
        if (authorized) {
            reasons.add(Reason.of(
                    "zone.authorized",
                    "It answers in networks of other accounts after its own has authorized each"
                            + " (CreateVPCAssociationAuthorization) and theirs has associated it."));
        }
        if (foreign) {
            reasons.add(Reason.of(
                    "zone.foreign",
                    "It answers in a network that the snapshot does not hold; whoever has it keeps the association"
                            + (stand.another() ? " only if it is made again." : ".")));
        }
        return List.copyOf(associations);
    }

    private List<Delegation> delegations(String arn, DnsFacts.Zone zone, Stand stand) {
        List<Delegation> options = new ArrayList<>();
        split(zone.name(), names.getOrDefault(arn, List.of()), 1, stand.account(), options);
        options.sort(Comparator.comparing(Delegation::name).thenComparing(Delegation::account));
        return List.copyOf(options);
    }

    /** Offers each name below the parent whose records all answer with things of one other account. */
    private static void split(String parent, List<Named> records, int depth, String account, List<Delegation> options) {
        Map<String, List<Named>> children = new TreeMap<>();
        for (Named named : records) {
            String name = named.record().name();
            if (name.endsWith("." + parent)) {
                String below = name.substring(0, name.length() - parent.length() - 1);
                String label = below.substring(below.lastIndexOf('.') + 1);
                children.computeIfAbsent(label + "." + parent, child -> new ArrayList<>())
                        .add(named);
            }
        }
        children.forEach((child, inside) -> {
            Set<String> owners = new TreeSet<>();
            inside.forEach(named -> owners.addAll(named.accounts()));
            boolean alias = inside.stream()
                    .noneMatch(named -> named.record().name().equals(child)
                            && named.record().type().equals("CNAME"));
            if (owners.size() == 1 && !owners.contains(account) && alias) {
                String owner = owners.iterator().next();
                options.add(new Delegation(
                        child,
                        owner,
                        inside.size(),
                        PRICE,
                        List.of(Reason.of(
                                "zone.delegation",
                                "All that answers below " + child + " is in " + owner
                                        + ": with a zone of its own that account changes its records itself; without, it"
                                        + " needs a role in " + account + "."))));
            } else if (owners.size() > 1 && depth < DEEPEST) {
                split(child, inside, depth + 1, account, options);
            }
        });
    }
}
