package dev.mitosis.cost.attribute;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.attribute.CostAttribution.AccountCost;
import dev.mitosis.cost.attribute.CostAttribution.Row;
import dev.mitosis.cost.query.CostQuery;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Attributes the stored history to the accounts and contexts of a proposed partition. Nothing is spread silently: each
 * amount names the evidence that ties it to its account, and what none ties to one stays unattributed.
 */
public final class CostAttributor {
    private static final int SHARE_DIGITS = 4;

    private final Set<CostEvidence> evidence;

    /** An attributor that takes every kind of evidence. */
    public CostAttributor() {
        this(EnumSet.allOf(CostEvidence.class));
    }

    CostAttributor(Set<CostEvidence> evidence) {
        this.evidence = evidence;
    }

    /**
     * Attributes and writes {@code attribution.json} beside the manifest.
     *
     * @throws dev.mitosis.model.MitosisException M-COST-07 where there is no history
     */
    public CostAttribution attribute(CostAttributionRequest request) {
        CostPaths paths = new CostPaths(request.folder());
        CostManifest manifest = ManifestFile.read(paths);
        AttributionRules rules = new AttributionRules(
                CostOwners.of(request.partition(), request.resources()), UsageTypes.bundled(), evidence);
        CostAttribution attribution;
        try (CostQuery.Session history = new CostQuery(request.folder()).open()) {
            ServiceCosts services = ServiceCosts.read(history, manifest);
            List<Row> rows = new ArrayList<>();
            for (String service : services.services()) {
                rows.addAll(new ServiceAttribution(service, services, rules).rows());
            }
            rows.sort(Comparator.comparing(Row::month)
                    .thenComparing(Row::service)
                    .thenComparing(Row::account)
                    .thenComparing(Row::context)
                    .thenComparing(Row::evidence)
                    .thenComparing(Row::reason));
            List<AccountCost> accounts = accounts(rows, services.lastFinalMonth());
            attribution = new CostAttribution(
                    Json.FORMAT_VERSION,
                    Json.TOOL,
                    manifest.account(),
                    request.partition().snapshotId(),
                    ManifestFile.hash(paths),
                    services.currency(),
                    List.copyOf(services.months()),
                    services.lastFinalMonth(),
                    rows,
                    accounts,
                    new SplitExtras(SplitCosts.bundled()).of(request, accounts, services.currency()));
        }
        AtomicFile.write(paths.attribution(), Json.pretty(attribution));
        return attribution;
    }

    private static List<AccountCost> accounts(List<Row> rows, String lastFinal) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        Map<String, BigDecimal> last = new TreeMap<>();
        BigDecimal all = BigDecimal.ZERO;
        for (Row row : rows) {
            totals.merge(row.account(), row.amount(), BigDecimal::add);
            all = all.add(row.amount());
            if (row.month().equals(lastFinal)) {
                last.merge(row.account(), row.amount(), BigDecimal::add);
            }
        }
        List<AccountCost> accounts = new ArrayList<>();
        for (String account : new TreeSet<>(totals.keySet())) {
            BigDecimal total = totals.getOrDefault(account, BigDecimal.ZERO);
            BigDecimal share =
                    all.signum() == 0 ? BigDecimal.ZERO : total.divide(all, SHARE_DIGITS, RoundingMode.HALF_EVEN);
            accounts.add(new AccountCost(account, total, last.getOrDefault(account, BigDecimal.ZERO), share));
        }
        return accounts;
    }
}
