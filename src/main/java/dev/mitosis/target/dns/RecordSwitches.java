package dev.mitosis.target.dns;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.DnsPlan.SwitchedRecord;
import dev.mitosis.target.dns.DnsFacts.Entry;
import dev.mitosis.target.dns.Whereabouts.Stand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists the records that have to answer with something else, and since when their times have to be short. */
final class RecordSwitches {
    private final DnsFacts facts;
    private final Whereabouts where;
    private final Map<String, String> addresses = new HashMap<>();
    private final Times times = Times.load();
    private final Map<String, Set<String>> answers = new HashMap<>();
    private final List<SwitchedRecord> switches = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    RecordSwitches(DnsFacts facts, Whereabouts where, List<AddressChange> addresses) {
        this.facts = facts;
        this.where = where;
        for (AddressChange change : addresses) {
            this.addresses.put(change.usedBy() + " " + change.old(), change.planned());
            this.addresses.put(change.resource() + " " + change.old(), change.planned());
        }
    }

    /** Goes through what records answer with. */
    void read(List<Edge> edges) {
        for (Edge edge : edges) {
            Entry record = edge.kind() == EdgeKind.RESOLVES_TO ? facts.records.get(edge.from()) : null;
            Stand stand = record == null ? null : first(edge.from());
            Stand answer = stand == null ? null : where.usedIn(stand.account(), edge.to());
            if (record != null && stand != null && answer != null) {
                answers.computeIfAbsent(edge.from(), arn -> new TreeSet<>()).add(answer.account());
                if (answer.another()) {
                    switched(edge, record, stand, answer);
                }
            }
        }
        switches.sort(Comparator.comparing(SwitchedRecord::resource).thenComparing(SwitchedRecord::old));
    }

    List<SwitchedRecord> switches() {
        return List.copyOf(switches);
    }

    /** The accounts of what each record answers with, by the record's ARN. */
    Map<String, Set<String>> answers() {
        return answers;
    }

    private @Nullable Stand first(String arn) {
        return where.usedIn("", arn);
    }

    private void switched(Edge edge, Entry record, Stand stand, Stand answer) {
        Stand zone = first(record.zone());
        for (Evidence evidence : edge.evidence()) {
            String old = evidence.text();
            String planned =
                    addresses.getOrDefault(answer.id() + " " + old, where.reached(edge.to(), answer.account(), old));
            boolean said = evidence.resource().equals(edge.from());
            if (said && zone != null && !planned.equals(old) && seen.add(edge.from() + " " + old)) {
                switches.add(change(record, stand, zone, answer, old, planned));
            }
        }
    }

    private SwitchedRecord change(Entry record, Stand stand, Stand zone, Stand answer, String old, String planned) {
        Integer ttl = record.ttl();
        Integer lower = ttl != null && ttl > times.lowerTo() ? times.lowerTo() : null;
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of(
                "record.switch",
                "It answers with " + answer.name() + ", which goes to " + answer.account() + " and is reached otherwise"
                        + " there."));
        reasons.add(
                lower == null
                        ? Reason.of(
                                "record.short",
                                ttl == null
                                        ? "An alias is remembered for " + times.alias()
                                                + " seconds; that is short enough."
                                        : "It is remembered for " + ttl + " seconds; that is short enough.")
                        : Reason.of(
                                "record.lower",
                                "It is remembered for " + ttl + " seconds: lowered to " + lower + " at least that long"
                                        + " before the switch, all see the new value within a minute."));
        return new SwitchedRecord(
                stand.id(),
                record.name(),
                record.type(),
                zone.id(),
                ttl,
                lower,
                lower == null || ttl == null ? 0 : ttl,
                old,
                planned,
                answer.id(),
                List.copyOf(reasons));
    }
}
