package dev.mitosis.plan;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edges of the graph that matter to the order of a plan, between placements by their position in the list. */
final class Needs {
    private final List<Need> all;

    /**
     * A consumer that cannot work without its provider.
     *
     * @param early whether the consumer cannot even be created before its provider
     */
    record Need(int consumer, int provider, EdgeKind kind, boolean early) {
        /** Whether the two cannot be in different accounts, whatever is configured. */
        boolean inseparable() {
            return !kind.mayBeCut();
        }
    }

    private Needs(List<Need> all) {
        this.all = all;
    }

    /** Picks the needs between resources that are planned by themselves. */
    static Needs of(GraphDocument graph, List<Placement> placements) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < placements.size(); i++) {
            if (placements.get(i).planned()) {
                index.put(placements.get(i).arn(), i);
            }
        }
        List<Need> needs = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            Integer from = index.get(edge.from());
            Integer to = index.get(edge.to());
            if (from != null && to != null && !from.equals(to) && counts(edge)) {
                needs.add(new Need(from, to, edge.kind(), edge.kind().ordersCreation()));
            }
        }
        return new Needs(List.copyOf(needs));
    }

    List<Need> all() {
        return all;
    }

    private static boolean counts(Edge edge) {
        boolean named = edge.strength() != Strength.SERVICE_WIDE && edge.strength() != Strength.EVERYTHING;
        return named && !edge.kind().isStructure();
    }
}
