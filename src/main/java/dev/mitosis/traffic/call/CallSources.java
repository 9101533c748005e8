package dev.mitosis.traffic.call;

import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.file.GapBook;
import dev.mitosis.traffic.place.AddressBook;
import dev.mitosis.traffic.place.Ends;
import dev.mitosis.traffic.place.Tenure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Where calls come from. */
final class CallSources {
    /** More networks on the internet than this are not told apart. */
    private static final int NETWORKS_TOLD_APART = 2000;

    private static final Pattern SERVICE = Pattern.compile("[a-z0-9.-]{1,100}\\.amazonaws\\.com(\\.cn)?");
    private static final String INTERNAL = "AWS Internal";

    private final AddressBook addresses;
    private final NamedResources resources;
    private final GapBook gaps;
    private final Set<String> networks = new HashSet<>();
    private final Map<String, List<Tenure>> known = new HashMap<>();

    CallSources(AddressBook addresses, NamedResources resources, GapBook gaps) {
        this.addresses = addresses;
        this.resources = resources;
        this.gaps = gaps;
    }

    /** The resource, network or service; an unknown end where it is none that is known. */
    String find(CallFacts facts) {
        String address = facts.address();
        if (address.equals(INTERNAL)) {
            return Ends.service("amazonaws.com");
        }
        if (SERVICE.matcher(address).matches()) {
            return Ends.service(address);
        }
        String vpc = resources.vpcOf(facts.vpcEndpoint());
        if (known.size() > 100 * NETWORKS_TOLD_APART) {
            known.clear();
        }
        List<Tenure> tenures = known.computeIfAbsent(vpc + " " + address, key -> addresses.tenures(vpc, address, ""));
        String end = end(tenures, facts);
        Ends.whyUnknown(end).ifPresent(what -> gaps.add(what, facts.times(), facts.name()));
        return end;
    }

    private String end(List<Tenure> tenures, CallFacts facts) {
        List<Tenure> then = tenures.stream()
                .filter(tenure -> tenure.from() <= facts.last().getEpochSecond()
                        && tenure.until() >= facts.first().getEpochSecond())
                .toList();
        List<String> ends = then.stream().map(Tenure::end).distinct().toList();
        if (ends.size() != 1) {
            return Ends.unknown(tenures.isEmpty() ? What.ADDRESS_UNKNOWN : What.ADDRESS_CHANGED_HANDS);
        }
        String end = ends.get(0);
        if (then.get(0).anybody() && !networks.contains(end)) {
            if (networks.size() >= NETWORKS_TOLD_APART) {
                gaps.add(What.FOLDED, facts.times(), facts.name());
                return Ends.INTERNET;
            }
            networks.add(end);
        }
        return end;
    }
}
