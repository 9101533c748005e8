package dev.mitosis.plan;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Crossing;
import java.util.HashMap;
import java.util.Map;

/** How each crossing is kept alive: as the partition says, or by the kind of the dependency where it says nothing. */
final class Resolutions {
    private final Map<String, String> said = new HashMap<>();

    Resolutions(PartitionDocument partition) {
        for (Crossing crossing : partition.crossings()) {
            said.put(key(crossing.from(), crossing.to(), crossing.kind()), crossing.resolution());
        }
    }

    String of(String from, String to, EdgeKind kind) {
        return said.getOrDefault(key(from, to, kind), usual(kind));
    }

    private static String key(String from, String to, EdgeKind kind) {
        return from + "\n" + to + "\n" + kind;
    }

    private static String usual(EdgeKind kind) {
        return switch (kind) {
            case ATTACHED_TO, CONTAINS -> "ram-share";
            case RUNS_AS, TRUSTS -> "cross-account-role";
            case ENCRYPTS_WITH, READS, WRITES, INVOKES, TRIGGERS, LOGS_TO -> "resource-policy";
            case MAY_CONNECT, TALKS_TO, ROUTES_TO -> "peering";
            case RESOLVES_TO, REFERENCES, DEPLOYED_BY, MANAGED_BY -> "repoint";
        };
    }
}
