package dev.mitosis.graph.network;

import java.util.List;

/**
 * Whether traffic passes along a path.
 *
 * @param gates the gates in the order in which a packet meets them; the last one blocks where it is not reachable
 */
public record PathAnalysis(boolean reachable, List<Gate> gates) {
    /** The first that is reachable, or else the one that comes farthest. */
    public static PathAnalysis best(List<PathAnalysis> analyses) {
        PathAnalysis best = new PathAnalysis(false, List.of());
        for (PathAnalysis analysis : analyses) {
            if (analysis.reachable()) {
                return analysis;
            }
            best = analysis.gates().size() > best.gates().size() ? analysis : best;
        }
        return best;
    }
}
