package dev.mitosis.cost.attribute;

import dev.mitosis.cost.attribute.CostAttribution.Row;
import dev.mitosis.cost.attribute.ServiceCosts.Resourced;
import dev.mitosis.cost.attribute.ServiceCosts.Tagged;
import dev.mitosis.cost.query.HistoryTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Attributes one service: first by the one tag that ties most of it to accounts, then what is left by the service's
 * only owner or by the shares of its resources in the last days. What is still left stays unattributed.
 */
final class ServiceAttribution {
    private static final int SHARE_DIGITS = 12;

    private final String service;
    private final ServiceCosts history;
    private final CostOwners owners;
    private final UsageTypes usageTypes;
    private final Set<CostEvidence> evidence;

    ServiceAttribution(String service, ServiceCosts history, AttributionRules rules) {
        this.service = service;
        this.history = history;
        this.owners = rules.owners();
        this.usageTypes = rules.usageTypes();
        this.evidence = rules.evidence();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Map<String, BigDecimal> left = new TreeMap<>(history.totals(service));
        if (evidence.contains(CostEvidence.TAG)) {
            byTag(rows, left);
        }
        Optional<CostOwner> only =
                evidence.contains(CostEvidence.SOLE_OWNER) ? owners.ofService(service) : Optional.empty();
        if (rows.isEmpty() && only.isEmpty() && evidence.contains(CostEvidence.USAGE_TYPE)) {
            byUsage(rows, left);
        }
        Map<CostOwner, BigDecimal> shares =
                only.isEmpty() && evidence.contains(CostEvidence.RESOURCE_SHARE) ? shares() : Map.of();
        left.forEach((month, amount) -> {
            if (amount.signum() != 0) {
                rows.addAll(only.map(owner -> List.of(bySoleOwner(month, amount, owner)))
                        .orElseGet(() -> byShares(month, amount, shares)));
            }
        });
        return rows;
    }

    private void byTag(List<Row> rows, Map<String, BigDecimal> left) {
        bestTag().ifPresent(key -> {
            for (Tagged tagged : history.tags(service).getOrDefault(key, List.of())) {
                owners.ofTag(service, key, tagged.value()).ifPresent(owner -> {
                    rows.add(row(
                            tagged.month(),
                            owner,
                            CostEvidence.TAG,
                            "every resource of " + service + " with the tag " + key + "=" + tagged.value()
                                    + " goes to this account",
                            tagged.amount()));
                    left.merge(tagged.month(), tagged.amount().negate(), BigDecimal::add);
                });
            }
        });
    }

    /** Only where no tag ties anything: a cost can be asked for by tag or by usage type, and must not count twice. */
    private void byUsage(List<Row> rows, Map<String, BigDecimal> left) {
        for (Tagged used : history.usage(service)) {
            usageTypes
                    .charged(used.value())
                    .ifPresent(charged -> owners.ofUsage(charged).ifPresent(owner -> {
                        rows.add(row(
                                used.month(),
                                owner,
                                CostEvidence.USAGE_TYPE,
                                "assumes that what goes to this account now, every " + charged.words()
                                        + ", made the usage " + used.value() + " in this month too",
                                used.amount()));
                        left.merge(used.month(), used.amount().negate(), BigDecimal::add);
                    }));
        }
    }

    /** The tag that ties most of the costs to accounts; only one is used, so that nothing counts twice. */
    private Optional<String> bestTag() {
        Map<String, BigDecimal> tied = new TreeMap<>();
        history.tags(service)
                .forEach((key, amounts) -> amounts.stream()
                        .filter(tagged ->
                                owners.ofTag(service, key, tagged.value()).isPresent())
                        .forEach(tagged -> tied.merge(key, tagged.amount().abs(), BigDecimal::add)));
        return tied.entrySet().stream()
                .max(Map.Entry.<String, BigDecimal>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    private Row bySoleOwner(String month, BigDecimal amount, CostOwner owner) {
        return row(
                month,
                owner,
                CostEvidence.SOLE_OWNER,
                "every resource that " + service + " charges for goes to this account",
                amount);
    }

    /** Each owner's share of what the last days cost; resources that nobody owns have none. */
    private Map<CostOwner, BigDecimal> shares() {
        Map<CostOwner, BigDecimal> owned =
                new TreeMap<>(Comparator.comparing(CostOwner::account).thenComparing(CostOwner::context));
        BigDecimal all = BigDecimal.ZERO;
        for (Resourced one : history.resources(service)) {
            if (one.amount().signum() > 0) {
                all = all.add(one.amount());
                owners.ofResource(one.resource()).ifPresent(owner -> owned.merge(owner, one.amount(), BigDecimal::add));
            }
        }
        BigDecimal whole = all;
        owned.replaceAll((owner, amount) -> amount.divide(whole, SHARE_DIGITS, RoundingMode.DOWN));
        return owned;
    }

    private List<Row> byShares(String month, BigDecimal amount, Map<CostOwner, BigDecimal> shares) {
        List<Row> rows = new ArrayList<>();
        BigDecimal rest = amount;
        for (Map.Entry<CostOwner, BigDecimal> share : shares.entrySet()) {
            BigDecimal part = amount.multiply(share.getValue()).setScale(HistoryTable.LEAST_SCALE, RoundingMode.DOWN);
            if (part.signum() != 0) {
                rows.add(row(
                        month,
                        share.getKey(),
                        CostEvidence.RESOURCE_SHARE,
                        "assumes that the account's share of the last days' resource-level costs held in this month",
                        part));
                rest = rest.subtract(part);
            }
        }
        if (rest.signum() != 0) {
            rows.add(row(
                    month,
                    new CostOwner(CostAttribution.UNATTRIBUTED, ""),
                    CostEvidence.NONE,
                    "no tag, no only owner and no resource-level cost ties this to an account",
                    rest));
        }
        return rows;
    }

    private Row row(String month, CostOwner owner, CostEvidence tie, String reason, BigDecimal amount) {
        return new Row(month, service, owner.account(), owner.context(), tie.id(), reason, amount);
    }
}
