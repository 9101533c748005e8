package dev.mitosis.partition.accounts;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.PartitionDocument.VariantAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Compares the proposal with fewer and with more accounts: what the baseline costs, what it takes to run, what crosses.
 */
public final class Variants {
    private static final String WORKLOAD = "workload";

    private final Baseline baseline = new Baseline();
    private final AccountGraph graph;
    private final List<Placement> placements;
    private final Accounts accounts;

    public Variants(AccountGraph graph, List<Placement> placements, Accounts accounts) {
        this.graph = graph;
        this.placements = placements;
        this.accounts = accounts;
    }

    /** Fewer, proposed and more. */
    public List<Variant> compare() {
        return List.of(
                variant(
                        "fewer",
                        (context, environment) -> isOld(context, environment) ? accounts.old() : environment,
                        "One account for each environment: the cheapest to run; a mistake, a leak or a full quota reaches all "
                                + "contexts of the environment."),
                variant(
                        "proposed",
                        (context, environment) ->
                                accounts.byContext().getOrDefault(context + "/" + environment, accounts.old()),
                        "What the decision flow proposes; each account says why."),
                variant(
                        "more",
                        (context, environment) -> accounts.staying().containsKey(environment)
                                ? accounts.old()
                                : context + "-" + environment,
                        "Each context has an account of its own in each environment, in production too: the smallest blast "
                                + "radius and the most to run and to connect."));
    }

    private boolean isOld(String context, String environment) {
        return !accounts.byContext().containsKey(context + "/" + environment);
    }

    private Variant variant(String name, BiFunction<String, String, String> home, String text) {
        Map<String, Workloads> workloads = new TreeMap<>();
        List<String> homes = new ArrayList<>();
        for (Placement placement : placements) {
            homes.add(home(placement, home, workloads));
        }
        List<TargetAccount> around = accounts.all().stream()
                .filter(account -> !account.purpose().equals(WORKLOAD) || account.existing())
                .toList();
        workloads.remove(accounts.old());
        double price = baseline.price(around) + workloads.size() * baseline.price(WORKLOAD);
        double hours = baseline.hours(around) + workloads.size() * baseline.hours(WORKLOAD);
        return new Variant(
                name,
                around.size() + workloads.size(),
                cents(price),
                cents(hours),
                crossings(homes),
                largest(homes),
                workloads.entrySet().stream()
                        .map(one -> one.getValue().in(one.getKey()))
                        .toList(),
                List.of(
                        Reason.of("variant." + name, text),
                        new Reason(
                                "variant.price",
                                Map.of("workloadAccount", String.valueOf(cents(baseline.price(WORKLOAD)))),
                                "The baseline of a workload account: " + baseline.assumptions(WORKLOAD)
                                        + "; planning values, not measured.")));
    }

    private static String home(
            Placement placement, BiFunction<String, String, String> home, Map<String, Workloads> workloads) {
        String context = placement.context();
        String environment = placement.environment();
        if (!placement.isWorkload() || context == null || environment == null) {
            return "";
        }
        String account = home.apply(context, environment);
        workloads
                .computeIfAbsent(account, unused -> new Workloads(environment, new TreeSet<>()))
                .contexts()
                .add(context);
        return account;
    }

    private record Workloads(String environment, TreeSet<String> contexts) {
        VariantAccount in(String account) {
            return new VariantAccount(account, List.copyOf(contexts), environment);
        }
    }

    private int crossings(List<String> homes) {
        int crossings = 0;
        for (Placement placement : placements) {
            int from = placement.subject().index();
            for (Tie tie : graph.out(from)) {
                String a = homes.get(from);
                String b = homes.get(tie.to());
                crossings += !a.isEmpty() && !b.isEmpty() && !a.equals(b) ? 1 : 0;
            }
        }
        return crossings;
    }

    private static double largest(List<String> homes) {
        Map<String, Integer> sizes = new TreeMap<>();
        homes.stream().filter(home -> !home.isEmpty()).forEach(home -> sizes.merge(home, 1, Integer::sum));
        int all = sizes.values().stream().mapToInt(size -> size).sum();
        int most = sizes.values().stream().mapToInt(size -> size).max().orElse(0);
        return all == 0 ? 0 : cents((double) most / all);
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
