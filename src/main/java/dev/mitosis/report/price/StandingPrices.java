package dev.mitosis.report.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prices the things of an account, one after the other; only what others ask for is kept until all are known. */
public final class StandingPrices {
    private static final Map<String, List<StandingPrice>> ROWS = StandingPrice.load();
    private static final Set<String> ASKED_FOR = ROWS.values().stream()
            .flatMap(List::stream)
            .filter(row -> row.amount() != null)
            .flatMap(row -> row.amount().other().stream())
            .collect(Collectors.toSet());

    private final Function<String, Optional<ListPrice>> byType;
    private final Map<String, BigDecimal> own;
    private final Map<String, BigDecimal> priced = new HashMap<>();
    private final Set<String> notConfirmed = new TreeSet<>();
    private final Map<String, Integer> byUse = new TreeMap<>();
    private final Map<String, Integer> unknown = new TreeMap<>();
    private final Map<String, JsonNode> others = new HashMap<>();
    private final List<Resource> waiting = new ArrayList<>();

    /**
     * Prices of nothing yet.
     *
     * @param byType what one of a type costs whatever it is like; empty where nobody knows
     * @param own what people say that one of a type costs; it counts before all lists
     */
    public StandingPrices(Function<String, Optional<ListPrice>> byType, Map<String, BigDecimal> own) {
        this.byType = byType;
        this.own = Map.copyOf(own);
    }

    /** The types that the list knows. */
    static Set<String> types() {
        return ROWS.keySet();
    }

    /** Adds a thing of the account. */
    public void add(Resource resource) {
        if (ASKED_FOR.contains(resource.type())) {
            others.put(resource.arn(), resource.data());
        }
        boolean asks = rows(resource).stream()
                .anyMatch(row -> row.amount() != null && row.amount().other().isPresent());
        if (asks) {
            waiting.add(resource);
        } else {
            price(resource);
        }
    }

    /** What all that was added costs. */
    public ListedCosts all() {
        waiting.forEach(this::price);
        waiting.clear();
        return new ListedCosts(priced, notConfirmed, byUse, unknown);
    }

    private static List<StandingPrice> rows(Resource resource) {
        return ROWS.getOrDefault(resource.type(), List.of()).stream()
                .filter(row -> row.isFor(resource))
                .toList();
    }

    private void price(Resource resource) {
        Optional<ListPrice> said =
                Optional.ofNullable(own.get(resource.type())).map(amount -> new ListPrice(amount, true));
        List<StandingPrice> rows = said.isEmpty() ? rows(resource) : List.of();
        if (!rows.isEmpty() && rows.stream().allMatch(row -> row.amount() == null)) {
            byUse.merge(resource.type(), 1, Integer::sum);
            return;
        }
        Optional<ListPrice> price = rows.isEmpty() ? said.or(() -> listed(resource)) : sum(rows, resource);
        price.ifPresentOrElse(
                found -> note(resource.arn(), found), () -> unknown.merge(resource.type(), 1, Integer::sum));
    }

    private void note(String arn, ListPrice price) {
        priced.put(arn, price.amount());
        if (!price.confirmed()) {
            notConfirmed.add(arn);
        }
    }

    /** Where the list has rows for other states of the type, none of which holds, the flat price says nothing. */
    private Optional<ListPrice> listed(Resource resource) {
        return ROWS.containsKey(resource.type()) ? Optional.empty() : byType.apply(resource.type());
    }

    private Optional<ListPrice> sum(List<StandingPrice> rows, Resource resource) {
        ListPrice sum = ListPrice.FREE;
        for (StandingPrice row : rows) {
            if (row.amount() != null) {
                Optional<ListPrice> amount = row.amount().in(resource, arn -> Optional.ofNullable(others.get(arn)));
                if (amount.isEmpty()) {
                    return amount;
                }
                sum = sum.plus(amount.get().times(row.each()));
            }
        }
        return Optional.of(sum);
    }
}
