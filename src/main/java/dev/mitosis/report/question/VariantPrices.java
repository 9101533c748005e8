package dev.mitosis.report.question;

import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.Money;
import dev.mitosis.report.facts.ReportInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What more or fewer accounts would cost, beside those that are proposed. */
public final class VariantPrices {
    private static final String PROPOSED = "proposed";
    private static final String WORKLOAD = "workload";
    private static final int CENTS = 2;

    private final ReportInput input;

    /** The prices of the variants of a plan. */
    public VariantPrices(ReportInput input) {
        this.input = input;
    }

    /** What fewer accounts would save each month; empty where they are chosen already or save nothing. */
    Optional<BigDecimal> fewer() {
        Map<String, Variant> variants = variants();
        Variant fewer = variants.get("fewer");
        Variant proposed = variants.get(PROPOSED);
        return input.decisions().operatingModel().containsKey("default") || fewer == null || proposed == null
                ? Optional.empty()
                : Optional.of(dearer(fewer, proposed).negate()).filter(less -> less.signum() > 0);
    }

    /** The variants by name. */
    Map<String, Variant> variants() {
        Map<String, Variant> variants = new TreeMap<>();
        input.partition().variants().forEach(variant -> variants.put(variant.name(), variant));
        return variants;
    }

    /**
     * What all accounts of a variant cost more each month than today; empty where no target says what that is of those
     * that are proposed.
     */
    public Optional<BigDecimal> onTop(Variant variant) {
        return input.target() == null
                ? Optional.empty()
                : Optional.ofNullable(variants().get(PROPOSED))
                        .map(proposed -> new Money(input).monthlyOnTop().add(dearer(variant, proposed)));
    }

    /**
     * What a variant costs more than another each month: as much for each account of products as the planned ones have
     * on top on average, so that it fits what the plan says it costs.
     */
    BigDecimal dearer(Variant variant, Variant than) {
        Money money = new Money(input);
        TargetDocument target = input.target();
        // An account of which all waits for an answer is proposed, and not made.
        List<BigDecimal> planned = target == null
                ? List.of()
                : target.accounts().stream()
                        .filter(account -> account.purpose().equals(WORKLOAD) && !account.existing())
                        .map(account -> money.monthlyOnTop(account.name()))
                        .toList();
        if (planned.isEmpty()) {
            return BigDecimal.valueOf(variant.monthlyPrice())
                    .subtract(BigDecimal.valueOf(than.monthlyPrice()))
                    .setScale(CENTS, RoundingMode.HALF_UP);
        }
        int more = variant.workloads().size() - than.workloads().size();
        return planned.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(BigDecimal.valueOf(more))
                .divide(BigDecimal.valueOf(planned.size()), CENTS, RoundingMode.HALF_UP);
    }
}
