package dev.mitosis.graph;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.SnapshotManifest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state of one build that all readers share.
 *
 * @param account the scanned account
 * @param partition the AWS partition of its ARNs
 * @param regions the scanned regions
 * @param learned what the first pass found
 */
record Drawing(
        String account,
        String partition,
        List<String> regions,
        Learned learned,
        EdgeLedger ledger,
        Outside outside,
        Findings findings) {

    static Drawing of(SnapshotManifest manifest, Learned learned) {
        return new Drawing(
                manifest.account(),
                manifest.partition(),
                manifest.regions(),
                learned,
                new EdgeLedger(),
                new Outside(learned.entities().size()),
                new Findings());
    }

    IdentifierIndex index() {
        return learned.index();
    }

    /** Who owns which address range. */
    AddressOwners networks() {
        return learned.owners();
    }

    PolicyBook policies() {
        return learned.policies();
    }

    /** Findings with the same rule and text are one, over all their resources. */
    static final class Findings {
        private record Key(String rule, Severity severity, String text, String fix) implements Comparable<Key> {
            @Override
            public int compareTo(Key other) {
                return (rule + text).compareTo(other.rule + other.text);
            }
        }

        private final Map<Key, Set<String>> found = new TreeMap<>();

        void add(String rule, Severity severity, String resource, String text, String fix) {
            found.computeIfAbsent(new Key(rule, severity, text, fix), key -> new TreeSet<>())
                    .add(resource);
        }

        List<Finding> all() {
            return found.entrySet().stream()
                    .map(entry -> new Finding(
                            entry.getKey().rule(),
                            entry.getKey().severity(),
                            List.copyOf(entry.getValue()),
                            entry.getKey().text(),
                            entry.getKey().fix()))
                    .toList();
        }
    }
}
