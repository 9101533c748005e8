package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.Decoupling;
import dev.mitosis.model.PartitionDocument.Hardness;
import dev.mitosis.partition.evidence.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the few things that have to be taken apart before a border gives more than it costs. */
final class Decouplings {
    private record Method(double rest, int days, String how) {}

    private final Map<Hardness, Method> methods = new EnumMap<>(Hardness.class);

    Decouplings() {
        Table.read(
                        Decouplings.class,
                        "decouplings.tsv",
                        row -> Map.entry(
                                CrossingPrices.hardness(row.get("hardness")),
                                new Method(row.number("rest"), (int) row.number("days"), row.get("how"))))
                .forEach(entry -> methods.put(entry.getKey(), entry.getValue()));
    }

    /**
     * The fewest things whose decoupling brings the price down to the benefit, those that save most first; all that can
     * be decoupled where even that is not enough.
     *
     * @param users the contexts that use a resource
     */
    List<Decoupling> first(
            Collection<CrossingItem> items, double price, double benefit, Function<String, List<String>> users) {
        List<Decoupling> chosen = new ArrayList<>();
        double left = price;
        for (Decoupling next : possible(items, users)) {
            if (left <= benefit) {
                break;
            }
            chosen.add(next);
            left -= next.price() - next.rest();
        }
        return chosen;
    }

    private List<Decoupling> possible(Collection<CrossingItem> items, Function<String, List<String>> users) {
        return items.stream()
                .filter(item -> methods.containsKey(item.hardness()))
                .map(item -> decoupling(item, users.apply(item.resource())))
                .sorted(Comparator.comparingDouble((Decoupling found) -> found.rest() - found.price())
                        .thenComparing(Decoupling::resource))
                .toList();
    }

    private Decoupling decoupling(CrossingItem item, List<String> users) {
        Method method = java.util.Objects.requireNonNull(methods.get(item.hardness()));
        return new Decoupling(
                item.resource(),
                users,
                item.hardness(),
                Couplings.round(item.price()),
                Couplings.round(item.price() * method.rest()),
                method.days(),
                method.how().replace("{store}", item.label()));
    }
}
