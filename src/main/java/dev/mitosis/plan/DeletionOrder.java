package dev.mitosis.plan;

import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.plan.Needs.Need;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which old resources are deleted, in which tier's turn, and in which order: consumers before providers. */
final class DeletionOrder {
    private final Board board;
    private final BitSet kept;
    private final Condensation levels;
    private final int[] tiers;
    private final Map<Integer, List<Integer>> links = new LinkedHashMap<>();

    DeletionOrder(Board board) {
        this.board = board;
        this.kept = keep(board);
        for (Need need : board.needs()) {
            if (leaves(need.consumer()) && deleted(need.provider())) {
                links.computeIfAbsent(need.provider(), k -> new ArrayList<>()).add(need.consumer());
            }
        }
        int size = board.placements().size();
        int[][] waits = IntStream.range(0, size)
                .mapToObj(index -> links.getOrDefault(index, List.of()).stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        this.levels = new Condensation(waits);
        this.tiers = tiers(size, waits);
    }

    /** What must be kept although it moves: a staying consumer is bound to it, or to something that is kept. */
    private static BitSet keep(Board board) {
        Map<Integer, List<Need>> byConsumer = new LinkedHashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        BitSet kept = new BitSet();
        for (Need need : board.needs()) {
            Placement consumer = board.placement(need.consumer());
            boolean movesAway = board.placement(need.provider()).moves();
            if (movesAway && consumer.moves()) {
                byConsumer
                        .computeIfAbsent(need.consumer(), k -> new ArrayList<>())
                        .add(need);
            } else if (movesAway && consumer.remains() && need.inseparable() && !kept.get(need.provider())) {
                kept.set(need.provider());
                open.add(need.provider());
            }
        }
        while (!open.isEmpty()) {
            for (Need need : byConsumer.getOrDefault(open.remove(), List.of())) {
                if (!kept.get(need.provider())) {
                    kept.set(need.provider());
                    open.add(need.provider());
                }
            }
        }
        return kept;
    }

    private int[] tiers(int size, int[][] waits) {
        int[] byComponent = new int[size];
        int[] sorted = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingInt(levels::level).thenComparingInt(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int index : sorted) {
            int tier = ownTier(index);
            for (int consumer : waits[index]) {
                tier = Math.max(tier, byComponent[levels.component(consumer)]);
            }
            int component = levels.component(index);
            byComponent[component] = Math.max(byComponent[component], tier);
        }
        return IntStream.range(0, size)
                .map(index -> byComponent[levels.component(index)])
                .toArray();
    }

    private int ownTier(int index) {
        Placement placement = board.placement(index);
        boolean atTheEnd = placement.disposition() == Disposition.RETIRE
                || placement.deletion().map(StepTemplate::late).orElse(false);
        if (deleted(index) && (atTheEnd || placement.tier() == Accounts.FOUNDATION_TIER)) {
            return Accounts.LAST_TIER;
        }
        return placement.moves() ? placement.tier() : 0;
    }

    /** Whether the old resource goes out of use. */
    private boolean leaves(int index) {
        Placement placement = board.placement(index);
        return placement.moves() || placement.disposition() == Disposition.RETIRE;
    }

    /** Whether the old resource is deleted. */
    boolean deleted(int index) {
        Placement placement = board.placement(index);
        return leaves(index)
                && !kept.get(index)
                && placement.disposition() != Disposition.TRANSFER
                && placement.deletion().isPresent();
    }

    int tier(int index) {
        return tiers[index];
    }

    int level(int index) {
        return levels.level(index);
    }

    /** For each deleted resource its consumers that leave too. */
    Map<Integer, List<Integer>> links() {
        return links;
    }

    /** What stays behind although a new one is made. */
    List<Finding> findings() {
        return kept.stream()
                .mapToObj(board::placement)
                .map(placement -> new Finding(
                        "plan.old-one-kept",
                        Severity.MEDIUM,
                        List.of(placement.arn()),
                        placement.name() + " gets a successor in " + placement.home()
                                + ", but the old one stays because something that stays is bound to it.",
                        "Move or rebuild the staying consumer, then delete the old one by hand."))
                .toList();
    }
}
