package dev.mitosis.plan.unit;

import dev.mitosis.model.Decisions.WantedWave;
import dev.mitosis.model.Decisions.WaveDecisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts moves into waves: first those that people want, in their order, then one for each tier, or several where a wave
 * may have only so many windows. A move is never parted: what people want of a part of it, all of it does.
 */
public final class WaveMaker {
    private final WaveDecisions decisions;
    private final List<Wave> waves = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private WaveMaker(WaveDecisions decisions) {
        this.decisions = decisions;
    }

    /**
     * What moves become.
     *
     * @param waves in their order
     * @param findings where a wave that people want cannot be had as they want it
     */
    public record Waves(List<Wave> waves, List<Finding> findings) {}

    /** The waves of moves that are sorted by tier and id. */
    public static Waves of(List<Move> moves, WaveDecisions decisions) {
        WaveMaker maker = new WaveMaker(decisions);
        maker.make(moves);
        return new Waves(List.copyOf(maker.waves), List.copyOf(maker.findings));
    }

    private void make(List<Move> moves) {
        Set<Move> open = new LinkedHashSet<>(moves);
        for (WantedWave wanted : decisions.wanted()) {
            List<Move> taken = open.stream()
                    .filter(move -> move.units().stream().anyMatch(unit -> wants(wanted, unit)))
                    .toList();
            taken.forEach(move -> dragged(wanted, move));
            if (taken.isEmpty()) {
                findings.add(new Finding(
                        "plan.wave-empty",
                        Severity.MEDIUM,
                        List.of(),
                        "Nothing that moves is in the wanted wave " + wanted.name()
                                + ": what it names does not exist, stays, or is in an earlier wave.",
                        "Correct waves.wanted in decisions.yaml."));
            } else {
                add(wanted.name(), taken);
            }
            taken.forEach(open::remove);
        }
        Map<Tier, List<Move>> byTier = new TreeMap<>();
        open.forEach(move ->
                byTier.computeIfAbsent(move.tier(), k -> new ArrayList<>()).add(move));
        byTier.forEach((tier, members) -> add(tier.title(), members));
    }

    private static boolean wants(WantedWave wanted, PlannedUnit unit) {
        return (wanted.contexts().isEmpty() || wanted.contexts().contains(unit.context()))
                && (wanted.environments().isEmpty() || wanted.environments().contains(unit.environment()));
    }

    /** Says which units come along although nobody wanted them in the wave. */
    private void dragged(WantedWave wanted, Move move) {
        List<String> others = move.units().stream()
                .filter(unit -> !wants(wanted, unit))
                .map(PlannedUnit::id)
                .toList();
        if (!others.isEmpty()) {
            findings.add(new Finding(
                    "plan.wave-takes-more",
                    Severity.MEDIUM,
                    List.of(),
                    "The wanted wave " + wanted.name() + " takes " + String.join(", ", others) + " along: "
                            + move.reasons().get(0).text(),
                    "Decouple them first, or want them in one wave."));
        }
    }

    private void add(String title, List<Move> members) {
        int size = decisions.size() == null ? members.size() : decisions.size();
        int parts = (members.size() + size - 1) / size;
        for (int part = 0; part < parts; part++) {
            waves.add(new Wave(
                    parts == 1 ? title : title + " " + (part + 1),
                    List.copyOf(members.subList(part * size, Math.min(members.size(), (part + 1) * size)))));
        }
    }
}
