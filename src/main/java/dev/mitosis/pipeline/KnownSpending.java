package dev.mitosis.pipeline;

import dev.mitosis.config.AssumptionsFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.attribute.CostAttribution;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.price.ListedCosts;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What is known of money: the cost history as it was attributed, and what people assume. */
final class KnownSpending {
    private KnownSpending() {}

    static Spending of(Workspace workspace, String account) {
        AssumptionsFile.Assumptions assumed = AssumptionsFile.read(workspace.assumptions(account));
        Path file = new CostPaths(workspace.reports(account).resolve("cost")).attribution();
        if (!Files.exists(file)) {
            return new Spending(Spending.DOLLARS, "", Map.of(), assumed.dayRate(), assumed.monthly(), ListedCosts.NONE);
        }
        CostAttribution attribution = DocumentFile.read(file, CostAttribution.class, "mitosis cost attribute");
        Map<String, BigDecimal> byAccount = new TreeMap<>();
        attribution.accounts().forEach(one -> byAccount.put(one.account(), one.lastFinalMonth()));
        return new Spending(
                attribution.currency(),
                attribution.finalMonth(),
                byAccount,
                assumed.dayRate(),
                assumed.monthly(),
                ListedCosts.NONE);
    }
}
