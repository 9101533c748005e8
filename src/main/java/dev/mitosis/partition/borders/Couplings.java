package dev.mitosis.partition.borders;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.accounts.OperatingModels;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.TypePattern;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prices the border between every two contexts of one environment against what the border gives. */
public final class Couplings {
    private static final double PRODUCTION_BENEFIT = 14;
    private static final double BENEFIT = 10;
    private static final double SMALL_RADIUS = 2;
    private static final double DECENTRALISED = 1.5;
    /** A further consumer of the same thing costs less: the way across the border exists already. */
    private static final double FURTHER_CONSUMER = 0.2;

    private static final double SHARED_STORE = 8;

    private record Price(String kind, TypePattern to, double price, String why) {}

    private record Pair(String left, String right, String environment) {
        static Pair of(String a, String b, String environment) {
            return a.compareTo(b) < 0 ? new Pair(a, b, environment) : new Pair(b, a, environment);
        }
    }

    private record Item(double price, String text) {}

    private final List<Price> prices = Table.read(
            Couplings.class,
            "couplings.tsv",
            row -> new Price(row.get("kind"), new TypePattern(row.get("to")), row.number("price"), row.get("why")));
    private final AccountGraph terrain;
    private final Map<Integer, Placement> placements;
    private final Lexicon lexicon;
    private final Decisions decisions;

    public Couplings(AccountGraph terrain, List<Placement> placements, Lexicon lexicon, Decisions decisions) {
        this.terrain = terrain;
        this.placements = new HashMap<>();
        placements.forEach(placement -> this.placements.put(placement.subject().index(), placement));
        this.lexicon = lexicon;
        this.decisions = decisions;
    }

    /** One row for each pair that has anything in common, by environment and name. */
    public List<Coupling> price() {
        Map<Pair, Map<String, Item>> items = new HashMap<>();
        for (Placement placement : placements.values()) {
            if (placement.isWorkload()) {
                uses(placement, items);
            } else if (placement.role() == dev.mitosis.model.Role.SHARED) {
                sharedStore(placement, items);
            }
        }
        return items.entrySet().stream()
                .map(entry -> coupling(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Coupling::environment)
                        .thenComparing(Coupling::left)
                        .thenComparing(Coupling::right))
                .toList();
    }

    private void uses(Placement from, Map<Pair, Map<String, Item>> items) {
        for (Tie link : terrain.out(from.subject().index())) {
            Placement to = placements.get(link.to());
            if (to != null && areTwo(from, to)) {
                Pair pair = Pair.of(name(from), name(to), environment(from));
                Price price = find(link.kind().label(), to.subject().type());
                double cost = price.price() * link.strength();
                String text = from.subject().label() + " " + price.why() + " ("
                        + to.subject().label() + ")";
                Map<String, Item> found = items.computeIfAbsent(pair, unused -> new TreeMap<>());
                String key = to.subject().arn() + " " + name(from);
                found.merge(key, new Item(cost, text), Couplings::further);
            }
        }
    }

    private static Item further(Item known, Item next) {
        Item dearer = known.price() >= next.price() ? known : next;
        return new Item(dearer.price() + FURTHER_CONSUMER * Math.min(known.price(), next.price()), dearer.text());
    }

    private static boolean areTwo(Placement from, Placement to) {
        return to.isWorkload()
                && from.context() != null
                && to.context() != null
                && !name(from).equals(name(to))
                && from.environment() != null
                && environment(from).equals(environment(to));
    }

    private static String name(Placement placement) {
        return String.valueOf(placement.context());
    }

    private static String environment(Placement placement) {
        return String.valueOf(placement.environment());
    }

    private void sharedStore(Placement shared, Map<Pair, Map<String, Item>> items) {
        String type = shared.subject().type();
        boolean store = prices.stream()
                .anyMatch(price -> price.kind().equals("*") && price.to().text().equals(type));
        if (!store) {
            return;
        }
        Map<String, TreeSet<String>> users = new TreeMap<>();
        for (Tie link : terrain.in(shared.subject().index())) {
            Placement user = placements.get(link.from());
            if (user != null && user.isWorkload() && user.context() != null && user.environment() != null) {
                users.computeIfAbsent(environment(user), unused -> new TreeSet<>())
                        .add(name(user));
            }
        }
        users.forEach((environment, contexts) -> everyPair(
                contexts,
                (left, right) -> items.computeIfAbsent(Pair.of(left, right, environment), unused -> new TreeMap<>())
                        .put(
                                shared.subject().arn(),
                                new Item(
                                        SHARED_STORE,
                                        "Both use " + shared.subject().label()))));
    }

    private static void everyPair(SortedSet<String> names, java.util.function.BiConsumer<String, String> action) {
        List<String> list = List.copyOf(names);
        for (int i = 0; i < list.size(); i++) {
            for (int j = i + 1; j < list.size(); j++) {
                action.accept(list.get(i), list.get(j));
            }
        }
    }

    private Price find(String kind, String type) {
        return prices.stream()
                .filter(price -> price.kind().equals("*") || price.kind().equals(kind))
                .filter(price -> price.to().matches(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("couplings.tsv has no row for " + kind));
    }

    private Coupling coupling(Pair pair, Map<String, Item> items) {
        double price = items.values().stream().mapToDouble(Item::price).sum();
        double benefit = benefit(pair);
        boolean inPlace = lexicon.isProduction(pair.environment()) && decisions.productionStays();
        boolean split = !inPlace && price <= benefit;
        List<Reason> reasons = new ArrayList<>();
        reasons.add(verdict(pair, price, benefit, inPlace));
        items.values().stream()
                .sorted(Comparator.comparingDouble(Item::price).reversed().thenComparing(Item::text))
                .limit(5)
                .forEach(item -> reasons.add(Reason.of("coupling.crossing", item.text() + ".")));
        return new Coupling(
                pair.left(), pair.right(), pair.environment(), round(price), round(benefit), split, reasons);
    }

    private Reason verdict(Pair pair, double price, double benefit, boolean inPlace) {
        Map<String, String> facts = Map.of("price", round(price) + "", "benefit", round(benefit) + "");
        String both = pair.left() + " and " + pair.right();
        if (price > benefit) {
            return new Reason(
                    "coupling.too-strong",
                    facts,
                    "Do not split " + both + " in " + pair.environment()
                            + ": their crossings cost more than the border gives. Decouple first what is listed here.");
        }
        return inPlace
                ? new Reason(
                        "coupling.in-place",
                        facts,
                        "Production stays in the old account, so no border is drawn between " + both + ".")
                : new Reason("coupling.split", facts, "The border between " + both + " gives more than it costs.");
    }

    private double benefit(Pair pair) {
        double benefit = lexicon.isProduction(pair.environment()) ? PRODUCTION_BENEFIT : BENEFIT;
        boolean small = decisions.blastRadius().get(pair.left()) == Decisions.BlastRadius.SMALL
                || decisions.blastRadius().get(pair.right()) == Decisions.BlastRadius.SMALL;
        boolean own = OperatingModels.isDecentralised(decisions, pair.left())
                && OperatingModels.isDecentralised(decisions, pair.right());
        return benefit * (small ? SMALL_RADIUS : 1) * (own ? DECENTRALISED : 1);
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
