package dev.mitosis.partition.accounts;

import dev.mitosis.model.PartitionDocument.Claim;
import dev.mitosis.model.PartitionDocument.OldAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reasons which context would keep the old account, if those that share it in production were to part: who has the
 * largest data, most that is hard to move, most crossings.
 */
public final class OldAccountKeeper {
    private final Set<String> immovable =
            new HashSet<>(Table.read(OldAccountKeeper.class, "immovable.tsv", row -> row.get("type")));
    private final AccountGraph graph;
    private final Lexicon lexicon;
    private final List<Placement> placements;
    private final DataSizes sizes;

    public OldAccountKeeper(AccountGraph graph, Lexicon lexicon, List<Placement> placements, DataSizes sizes) {
        this.graph = graph;
        this.lexicon = lexicon;
        this.placements = placements;
        this.sizes = sizes;
    }

    /** What a context would take with it. */
    private static final class Load {
        private long bytes;
        private int hard;
        private int crossings;
    }

    /**
     * The plan for the old account.
     *
     * @param stays whether production stays in it
     */
    public OldAccount plan(String account, boolean stays) {
        Map<String, Load> loads = loads();
        if (!stays || loads.size() < 2) {
            return new OldAccount(account, null, List.of(), List.of(alone(stays, loads)));
        }
        List<Claim> claims = claims(loads);
        Claim first = claims.get(0);
        Claim second = claims.get(1);
        return new OldAccount(
                account,
                first.context(),
                claims,
                List.of(new Reason(
                        "keeper.strongest",
                        facts(first),
                        loads.size() + " contexts share the old account in production. If they part, " + first.context()
                                + " keeps it: leaving would move " + DataSizes.text(first.bytes()) + " of data, "
                                + first.hard() + " things that are hard to move and " + first.crossings()
                                + " crossings; " + second.context() + " comes next with "
                                + DataSizes.text(second.bytes()) + ", " + second.hard() + " and " + second.crossings()
                                + ".")));
    }

    private static Reason alone(boolean stays, Map<String, Load> loads) {
        if (!stays) {
            return Reason.of(
                    "keeper.nobody", "It was decided that production leaves, so no context keeps the old account.");
        }
        return loads.isEmpty()
                ? Reason.of("keeper.nobody", "No context is known to run production.")
                : Reason.of(
                        "keeper.alone",
                        "Only " + loads.keySet().iterator().next() + " runs production, so it keeps the old account.");
    }

    private static Map<String, String> facts(Claim claim) {
        return Map.of(
                "context", claim.context(),
                "bytes", String.valueOf(claim.bytes()),
                "hard", String.valueOf(claim.hard()),
                "crossings", String.valueOf(claim.crossings()));
    }

    private Map<String, Load> loads() {
        Map<Integer, String> contexts = new HashMap<>();
        for (Placement placement : placements) {
            String environment = placement.environment();
            if (placement.isWorkload() && environment != null && lexicon.isProduction(environment)) {
                contexts.put(placement.subject().index(), placement.context() == null ? "" : placement.context());
            }
        }
        Map<String, Load> loads = new TreeMap<>();
        contexts.forEach((subject, context) -> {
            if (!context.isEmpty()) {
                Load load = loads.computeIfAbsent(context, unused -> new Load());
                load.bytes += sizes.bytes(graph.subject(subject).arn());
                load.hard += immovable.contains(graph.subject(subject).type()) ? 1 : 0;
                cross(subject, contexts, loads);
            }
        });
        return loads;
    }

    private void cross(int subject, Map<Integer, String> contexts, Map<String, Load> loads) {
        for (Tie tie : graph.out(subject)) {
            String from = context(contexts, subject);
            String to = context(contexts, tie.to());
            if (from != null && to != null && !from.equals(to)) {
                loads.computeIfAbsent(from, unused -> new Load()).crossings++;
                loads.computeIfAbsent(to, unused -> new Load()).crossings++;
            }
        }
    }

    private static @Nullable String context(Map<Integer, String> contexts, int subject) {
        String context = contexts.get(subject);
        return context == null || context.isEmpty() ? null : context;
    }

    private static List<Claim> claims(Map<String, Load> loads) {
        double bytes = Math.max(
                1, loads.values().stream().mapToDouble(load -> load.bytes).sum());
        double hard =
                Math.max(1, loads.values().stream().mapToInt(load -> load.hard).sum());
        double crossings = Math.max(
                1, loads.values().stream().mapToInt(load -> load.crossings).sum());
        List<Claim> claims = new ArrayList<>();
        loads.forEach((context, load) -> {
            double weight = load.bytes / bytes + load.hard / hard + load.crossings / crossings;
            claims.add(new Claim(context, load.bytes, load.hard, load.crossings, Math.round(100 * weight) / 100.0));
        });
        claims.sort(Comparator.comparingDouble(Claim::weight).reversed().thenComparing(Claim::context));
        return List.copyOf(claims);
    }
}
