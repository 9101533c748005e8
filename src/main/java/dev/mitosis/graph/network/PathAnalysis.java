package dev.mitosis.graph.network;

import java.util.List;

/**
 * Whether traffic passes along a path.
 *
 * @param reachable no where a gate is closed, else unknown where one is not known
 * @param gates the gates in the order in which a packet meets them; the last one blocks where it is not reachable
 */
public record PathAnalysis(Reach reachable, List<Gate> gates) {
    public PathAnalysis {
        gates = List.copyOf(gates);
    }

    /** What follows from one gate. */
    public static PathAnalysis of(Gate gate) {
        return new PathAnalysis(gate.passes(), List.of(gate));
    }

    /** What follows from the gates together. */
    static PathAnalysis of(List<Gate> gates) {
        Reach worst = gates.stream().map(Gate::passes).min(Reach::compareTo).orElse(Reach.YES);
        return new PathAnalysis(worst, gates);
    }

    /** The first that is reachable, else the first that may be, else the one that comes farthest. */
    public static PathAnalysis best(List<PathAnalysis> analyses) {
        PathAnalysis best = new PathAnalysis(Reach.NO, List.of());
        for (PathAnalysis analysis : analyses) {
            int better = analysis.reachable().compareTo(best.reachable());
            boolean farther = analysis.reachable() == Reach.NO
                    && analysis.gates().size() > best.gates().size();
            best = better > 0 || (better == 0 && farther) ? analysis : best;
        }
        return best;
    }

    /** The gate that decided against it, or the first that is not known. */
    public Gate decisive() {
        return gates.stream()
                .filter(gate -> gate.passes() == reachable)
                .reduce((first, last) -> reachable == Reach.UNKNOWN ? first : last)
                .orElse(Gate.unknown("it is in no subnet that the snapshot knows"));
    }
}
