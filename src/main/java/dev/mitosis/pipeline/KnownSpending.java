package dev.mitosis.pipeline;

import dev.mitosis.config.AssumptionsFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.attribute.CostAttribution;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.report.facts.Spending;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What is known of money: the cost history as it was attributed, and what people assume. */
final class KnownSpending {
    private KnownSpending() {}

    static Spending of(Workspace workspace, String account) {
        AssumptionsFile.Assumptions assumed = AssumptionsFile.read(workspace.assumptions(account));
        Path file = new CostPaths(workspace.reports(account).resolve("cost")).attribution();
        if (!Files.exists(file)) {
            return new Spending(Spending.DOLLARS, "", Map.of(), assumed.dayRate(), assumed.monthly());
        }
        CostAttribution attribution = DocumentFile.read(file, CostAttribution.class, "mitosis cost attribute");
        Map<String, BigDecimal> byAccount = new TreeMap<>();
        attribution.accounts().forEach(one -> byAccount.put(one.account(), one.lastFinalMonth()));
        String month = lastFinalMonth(attribution, byAccount.values());
        return new Spending(attribution.currency(), month, byAccount, assumed.dayRate(), assumed.monthly());
    }

    /** The attribution names no month as final; it is the last one that came to what the accounts had in it. */
    private static String lastFinalMonth(CostAttribution attribution, Collection<BigDecimal> amounts) {
        BigDecimal wanted = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> months = new TreeMap<>(Comparator.reverseOrder());
        attribution.rows().forEach(row -> months.merge(row.month(), row.amount(), BigDecimal::add));
        return months.entrySet().stream()
                .filter(month -> month.getValue().compareTo(wanted) == 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
