package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.Bond;
import dev.mitosis.model.PartitionDocument.BorderVerdict;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.Decoupling;
import dev.mitosis.model.PartitionDocument.Hardness;
import dev.mitosis.model.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Prices the border between every two contexts of one environment against what the border gives. */
public final class Couplings {
    private static final int SHOWN = 5;

    private final Decouplings decouplings = new Decouplings();
    private final BorderGround ground;
    private final BorderCrossings crossings;
    private final BorderBenefits benefits;

    public Couplings(BorderGround ground) {
        this.ground = ground;
        this.crossings = new BorderCrossings(ground.graph(), ground.placements(), ground.uses(), ground.sizes());
        this.benefits = new BorderBenefits(
                ground.decisions(),
                pair -> ground.quotas().areContested(pair.left(), pair.right(), pair.environment()),
                ground.owners()::differ);
    }

    /** One row for each pair that has anything in common, by environment and name. */
    public List<Coupling> price() {
        return crossings.gather().entrySet().stream()
                .map(entry -> coupling(entry.getKey(), entry.getValue().values()))
                .sorted(Comparator.comparing(Coupling::environment)
                        .thenComparing(Coupling::left)
                        .thenComparing(Coupling::right))
                .toList();
    }

    private Coupling coupling(ContextPair pair, Collection<CrossingItem> items) {
        boolean production = ground.lexicon().isProduction(pair.environment());
        List<Reason> gains = benefits.of(pair, production);
        double price = items.stream().mapToDouble(CrossingItem::price).sum();
        double benefit = BorderBenefits.points(gains);
        BorderVerdicts.Balance balance = new BorderVerdicts.Balance(
                pair, price, benefit, production && ground.decisions().productionStays());
        List<Decoupling> decouple =
                decouplings.first(items, price, benefit, resource -> crossings.users(resource, pair.environment()));
        BorderVerdict verdict = BorderVerdicts.of(balance, decouple);
        return new Coupling(
                pair.left(),
                pair.right(),
                pair.environment(),
                round(price),
                round(benefit),
                verdict == BorderVerdict.SPLIT,
                Stream.of(Stream.of(BorderVerdicts.reason(verdict, balance, decouple)), dearest(items), gains.stream())
                        .flatMap(reasons -> reasons)
                        .toList(),
                verdict,
                bonds(items),
                decouple);
    }

    private static Stream<Reason> dearest(Collection<CrossingItem> items) {
        return items.stream()
                .sorted(Comparator.comparingDouble(CrossingItem::price)
                        .reversed()
                        .thenComparing(CrossingItem::text))
                .limit(SHOWN)
                .map(item -> new Reason(
                        "coupling.crossing",
                        Map.of(
                                "hardness",
                                item.hardness().label(),
                                "price",
                                String.valueOf(round(item.price())),
                                "resource",
                                item.resource()),
                        item.text() + "."));
    }

    private static List<Bond> bonds(Collection<CrossingItem> items) {
        Map<Hardness, List<CrossingItem>> byHardness = new TreeMap<>();
        items.forEach(item -> byHardness
                .computeIfAbsent(item.hardness(), unused -> new ArrayList<>())
                .add(item));
        return byHardness.entrySet().stream()
                .map(entry -> new Bond(
                        entry.getKey(),
                        round(entry.getValue().stream()
                                .mapToDouble(CrossingItem::price)
                                .sum()),
                        entry.getValue().stream()
                                .map(CrossingItem::resource)
                                .distinct()
                                .sorted()
                                .toList()))
                .toList();
    }

    static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
