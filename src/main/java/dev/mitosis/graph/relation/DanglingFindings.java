package dev.mitosis.graph.relation;

import dev.mitosis.graph.identity.IdShapes;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Severity;
import dev.mitosis.model.SnapshotManifest;
import java.util.List;
import java.util.Optional;

/** Says of each reference to something that the snapshot does not hold what may have become of it. */
public final class DanglingFindings {
    private static final String DANGLING = "external:dangling/";

    private final SnapshotManifest manifest;
    private final IdShapes shapes;

    private DanglingFindings(SnapshotManifest manifest, IdShapes shapes) {
        this.manifest = manifest;
        this.shapes = shapes;
    }

    /** Adds a finding for each such edge; what may well be somebody else's, such as an image, is none. */
    public static void add(List<Edge> edges, SnapshotManifest manifest, IdShapes shapes, FindingCollector findings) {
        DanglingFindings dangling = new DanglingFindings(manifest, shapes);
        for (Edge edge : edges) {
            String target = edge.to().startsWith(DANGLING) ? edge.to().substring(DANGLING.length()) : "";
            if (!target.isEmpty() && !shapes.mayBeAnybodys(target)) {
                findings.add(
                        "graph.dangling",
                        Severity.LOW,
                        edge.from(),
                        "Nothing in the snapshot is " + target + ": " + dangling.reason(target) + ".",
                        "Find out whether it still exists before the one that refers to it moves.");
            }
        }
    }

    private String reason(String target) {
        List<String> types = shapes.types(target);
        if (!types.isEmpty()) {
            return reason(types);
        }
        Optional<Arn> parsed = Arn.parse(target);
        if (parsed.isEmpty() || parsed.get().account().isEmpty()) {
            return "it was deleted, or belongs to another account";
        }
        Arn arn = parsed.get();
        if (!arn.region().isEmpty() && !manifest.regions().contains(arn.region())) {
            return "its region " + arn.region() + " was not scanned";
        }
        List<Coverage> rows =
                manifest.coverage().stream().filter(row -> isOf(row, arn)).toList();
        return rows.isEmpty() ? unread(arn) : read(arn, rows);
    }

    private String reason(List<String> types) {
        List<Coverage> rows = manifest.coverage().stream()
                .filter(row -> types.contains(row.type()))
                .toList();
        if (rows.isEmpty()) {
            return "it was deleted, is another account's, or the scan could not read it";
        }
        return rows.stream()
                .filter(row -> !row.status().complete())
                .findFirst()
                .map(row -> "the scan did not read all of " + row.type() + " (" + row.operation() + " was "
                        + row.status().label() + " in " + row.region() + ")")
                .orElse("it was deleted or is another account's, for the scan read " + String.join(", ", types)
                        + " without a gap");
    }

    private static boolean isOf(Coverage row, Arn arn) {
        boolean here = arn.region().isEmpty()
                || row.region().equals(arn.region())
                || row.region().equals(Resource.GLOBAL);
        return here && row.operation().startsWith(arn.service() + ":");
    }

    private String unread(Arn arn) {
        return manifest.coverage().isEmpty()
                ? "it was deleted, or the scan could not read it"
                : "the scan reads nothing of " + arn.service();
    }

    private static String read(Arn arn, List<Coverage> rows) {
        return rows.stream()
                .filter(row -> !row.status().complete())
                .findFirst()
                .map(row -> "the scan did not read all of " + arn.service() + " (" + row.operation() + " was "
                        + row.status().label() + " in " + row.region() + ")")
                .orElse("it was deleted, for the scan read " + arn.service() + " without a gap");
    }
}
