package dev.mitosis.partition.borders;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.accounts.OperatingModels;
import dev.mitosis.partition.evidence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What a border between two contexts gives: blast radius, release, quotas and costs, by {@code benefits.tsv}. */
final class BorderBenefits {
    private record Gain(double points, double share, String text) {}

    private final Map<String, Gain> gains = new HashMap<>();
    private final Decisions decisions;
    private final Predicate<ContextPair> contested;
    private final BiPredicate<String, String> differentPurses;

    /**
     * The benefits of an account's borders.
     *
     * @param contested whether the two compete for a quota that is nearly used up
     * @param differentPurses whether two contexts are known to have different owners
     */
    BorderBenefits(Decisions decisions, Predicate<ContextPair> contested, BiPredicate<String, String> differentPurses) {
        this.decisions = decisions;
        this.contested = contested;
        this.differentPurses = differentPurses;
        Table.read(
                        BorderBenefits.class,
                        "benefits.tsv",
                        row -> Map.entry(
                                row.get("id"), new Gain(row.number("points"), row.number("share"), row.get("text"))))
                .forEach(entry -> gains.put(entry.getKey(), entry.getValue()));
    }

    /** What the border gives, each with its points as a fact. */
    List<Reason> of(ContextPair pair, boolean production) {
        Gain base = gain(production ? "base-production" : "base");
        List<Reason> reasons = new ArrayList<>();
        reasons.add(reason("coupling.gives-blast-radius", 0, base));
        if (isSmall(pair.left()) || isSmall(pair.right())) {
            reasons.add(reason("coupling.gives-small-radius", base.points(), gain("small")));
        }
        if (OperatingModels.isDecentralised(decisions, pair.left())
                && OperatingModels.isDecentralised(decisions, pair.right())) {
            reasons.add(reason("coupling.gives-release", base.points(), gain("release")));
        }
        if (contested.test(pair)) {
            reasons.add(reason("coupling.gives-quotas", base.points(), gain("quotas")));
        }
        if (differentPurses.test(pair.left(), pair.right())) {
            reasons.add(reason("coupling.gives-cost", base.points(), gain("cost")));
        }
        return reasons;
    }

    /** The sum of the points. */
    static double points(List<Reason> reasons) {
        return reasons.stream()
                .mapToDouble(reason -> Double.parseDouble(reason.facts().getOrDefault("points", "0")))
                .sum();
    }

    private boolean isSmall(String context) {
        return decisions.blastRadius().get(context) == Decisions.BlastRadius.SMALL;
    }

    private Gain gain(String id) {
        return java.util.Objects.requireNonNull(gains.get(id), id);
    }

    private static Reason reason(String rule, double base, Gain gain) {
        double points = gain.points() + gain.share() * base;
        return new Reason(rule, Map.of("points", String.valueOf(Couplings.round(points))), gain.text());
    }
}
