package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.Hardness;
import dev.mitosis.model.Role;
import dev.mitosis.model.Use;
import dev.mitosis.partition.accounts.DataSizes;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what would cross the border between every two contexts of one environment. */
final class BorderCrossings {
    /** Where both change the same data, it costs so many times the price of one who changes it. */
    private static final double BOTH_WRITE = 2;
    /** What a store adds that is too large to be copied in a night. */
    private static final double LARGE = 8;
    /** What more contexts use than these is no matter of any two of them. */
    private static final int SEVERAL = 50;

    private final CrossingPrices prices = new CrossingPrices();
    private final AccountGraph graph;
    private final List<Placement> placements;
    private final StoreUsers users;
    private final DataSizes sizes;

    BorderCrossings(AccountGraph graph, List<Placement> placements, List<Use> uses, DataSizes sizes) {
        this.graph = graph;
        this.sizes = sizes;
        this.placements = placements;
        this.users = new StoreUsers(graph, placements, uses);
    }

    /** The items of each pair, by what is used and by whom. */
    Map<ContextPair, Map<String, CrossingItem>> gather() {
        Map<ContextPair, Map<String, CrossingItem>> items = new HashMap<>();
        for (Placement placement : placements) {
            if (placement.isWorkload()) {
                direct(placement, items);
            } else if (placement.role() == Role.SHARED && prices.isStore(type(placement))) {
                shared(placement, items);
            }
        }
        return items;
    }

    /** The first contexts of an environment that use a resource. */
    List<String> users(String resource, String environment) {
        dev.mitosis.partition.evidence.Subject subject = graph.find(resource);
        return subject == null
                ? List.of()
                : users.of(subject.index(), environment).keySet().stream()
                        .limit(SEVERAL)
                        .toList();
    }

    private static String type(Placement placement) {
        return placement.subject().type();
    }

    private void direct(Placement from, Map<ContextPair, Map<String, CrossingItem>> items) {
        for (Tie tie : graph.out(from.subject().index())) {
            Placement to = placements.get(tie.to());
            if (areTwo(from, to)) {
                items.computeIfAbsent(ContextPair.of(from, to), unused -> new TreeMap<>())
                        .merge(to.subject().arn() + " " + from.context(), item(from, tie, to), CrossingItem::and);
            }
        }
    }

    private static boolean areTwo(Placement from, Placement to) {
        return to.isWorkload()
                && from.context() != null
                && to.context() != null
                && !from.context().equals(to.context())
                && from.environment() != null
                && from.environment().equals(to.environment());
    }

    private CrossingItem item(Placement from, Tie tie, Placement to) {
        CrossingPrices.Price price = prices.of(tie.kind().label(), type(to));
        ContextPair pair = ContextPair.of(from, to);
        boolean both = prices.isStore(type(to)) && writers(to, pair) == 2;
        double cost = price.price() * tie.strength() * (both ? BOTH_WRITE : 1);
        String text =
                from.subject().label() + " " + price.why() + " (" + to.subject().label() + ")";
        return new CrossingItem(
                to.subject().arn(),
                to.subject().label(),
                both ? Hardness.WRITTEN_BY_BOTH : price.hardness(),
                cost + large(to) * tie.strength(),
                text + (both ? "; both write it" : "") + size(to));
    }

    private long writers(Placement store, ContextPair pair) {
        Map<String, StoreUsers.Mode> modes = users.of(store.subject().index(), pair.environment());
        return List.of(pair.left(), pair.right()).stream()
                .filter(context -> modes.get(context) == StoreUsers.Mode.WRITES)
                .count();
    }

    private double large(Placement store) {
        return prices.isConnected(type(store)) && sizes.isLarge(store.subject().arn()) ? LARGE : 0;
    }

    private String size(Placement store) {
        return large(store) > 0
                ? ", and it is large: " + sizes.text(store.subject().arn())
                : "";
    }

    private void shared(Placement store, Map<ContextPair, Map<String, CrossingItem>> items) {
        users.of(store.subject().index()).forEach((environment, modes) -> {
            for (ContextPair pair : pairs(environment, modes)) {
                long writers = writers(store, pair);
                if (writers == 2 || prices.isConnected(type(store))) {
                    items.computeIfAbsent(pair, unused -> new TreeMap<>())
                            .put(store.subject().arn(), item(store, pair, writers));
                }
            }
        });
    }

    /** Every two; where there are too many, the first of those who change it with each of the others. */
    private static List<ContextPair> pairs(String environment, Map<String, StoreUsers.Mode> modes) {
        List<String> contexts = modes.keySet().stream()
                .sorted(Comparator.comparing((String context) ->
                        modes.getOrDefault(context, StoreUsers.Mode.UNKNOWN) != StoreUsers.Mode.WRITES))
                .toList();
        List<ContextPair> pairs = new ArrayList<>();
        int firsts = contexts.size() > SEVERAL ? 1 : contexts.size();
        for (int i = 0; i < firsts; i++) {
            for (int j = i + 1; j < contexts.size(); j++) {
                pairs.add(ContextPair.of(contexts.get(i), contexts.get(j), environment));
            }
        }
        return pairs;
    }

    private CrossingItem item(Placement store, ContextPair pair, long writers) {
        Map<String, StoreUsers.Mode> modes = users.of(store.subject().index(), pair.environment());
        boolean unknown =
                modes.get(pair.left()) == StoreUsers.Mode.UNKNOWN || modes.get(pair.right()) == StoreUsers.Mode.UNKNOWN;
        String kind = writers > 0 || unknown ? "writes" : "reads";
        double price = prices.of(kind, type(store)).price() * (writers == 2 ? BOTH_WRITE : 1);
        return new CrossingItem(
                store.subject().arn(),
                store.subject().label(),
                writers == 2 || unknown ? Hardness.WRITTEN_BY_BOTH : Hardness.SYNCHRONOUS,
                price + large(store),
                "Both use " + store.subject().label() + how(writers, unknown) + size(store));
    }

    private static String how(long writers, boolean unknown) {
        if (unknown) {
            return "; who of them writes it is not known";
        }
        if (writers == 2) {
            return ", and both write it";
        }
        return writers == 1 ? ", and one of them writes it" : ", and both only read it";
    }
}
