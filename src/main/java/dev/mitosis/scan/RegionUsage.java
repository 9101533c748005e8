package dev.mitosis.scan;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.scan.call.Futures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Tells which regions are used. A region is quiet when every sign has been looked for and none was there: a region that
 * may hide something because a question was refused counts as used.
 */
final class RegionUsage {
    private static final String RULE = "scan.quiet-region";

    private final Map<String, List<CompletableFuture<Boolean>>> signs = new HashMap<>();
    private final Map<String, CompletableFuture<Boolean>> verdicts = new HashMap<>();

    /** Adds a sign, which is there or not; all are added before the first question about a region. */
    void add(String region, CompletableFuture<Boolean> sign) {
        signs.computeIfAbsent(region, key -> new ArrayList<>()).add(sign);
    }

    /** Whether a region is used: as soon as one sign is seen, or not before all have been looked for. */
    CompletableFuture<Boolean> used(String region) {
        return verdicts.computeIfAbsent(region, key -> verdict(signs.getOrDefault(key, List.of())));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the verdict tells the outcome
    private static CompletableFuture<Boolean> verdict(List<CompletableFuture<Boolean>> signs) {
        CompletableFuture<Boolean> used = new CompletableFuture<>();
        signs.forEach(sign -> sign.whenComplete((seen, defect) -> {
            if (defect != null) {
                used.completeExceptionally(defect);
            } else if (seen) {
                used.complete(true);
            }
        }));
        Futures.all(signs).thenRun(() -> used.complete(false));
        return used;
    }

    /** Comes when all that was asked for the sake of signs is answered. */
    CompletableFuture<Void> told() {
        return Futures.all(signs.values().stream().flatMap(List::stream).toList());
    }

    /** Names the regions in which not everything was asked; all verdicts have been passed. */
    List<Finding> findings() {
        Set<String> quiet = new TreeSet<>();
        verdicts.forEach((region, used) -> {
            if (!used.join()) {
                quiet.add(region);
            }
        });
        if (quiet.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                RULE,
                Severity.INFO,
                List.copyOf(quiet),
                "No sign of use in " + String.join(", ", quiet)
                        + ": no tagged resource, no metric in two weeks, no change "
                        + "in 90 days, and none of the types that can be there without these. The other types were "
                        + "not asked for there.",
                "If one of these regions may hold something that is untagged, idle and old, run "
                        + "'mitosis scan --thorough'."));
    }
}
