package dev.mitosis.graph;

import dev.mitosis.model.Arn;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Severity;
import java.util.List;
import java.util.Optional;

/** Says of each reference to something that the snapshot does not hold what may have become of it. */
final class DanglingFindings {
    private static final String DANGLING = "external:dangling/";

    private DanglingFindings() {}

    static void add(List<Edge> edges, List<String> regions, Drawing.Findings findings) {
        for (Edge edge : edges) {
            if (edge.to().startsWith(DANGLING)) {
                String target = edge.to().substring(DANGLING.length());
                findings.add(
                        "graph.dangling",
                        Severity.LOW,
                        edge.from(),
                        "Nothing in the snapshot is " + target + ": " + reason(target, regions) + ".",
                        "Find out whether it still exists before the one that refers to it moves.");
            }
        }
    }

    private static String reason(String target, List<String> regions) {
        Optional<Arn> arn = Arn.parse(target);
        String region = arn.map(Arn::region).orElse("");
        if (!region.isEmpty() && !regions.contains(region)) {
            return "its region " + region + " was not scanned";
        }
        if (arn.filter(a -> a.account().isEmpty()).isPresent()) {
            return "it was deleted, or belongs to another account";
        }
        return "it was deleted, or the scan could not read it";
    }
}
