package dev.mitosis.scoring;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.LouvainAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeIntArray;

/** Ways to find contexts that need no product, as labels by resource. */
public enum Baseline {
    /** What is connected belongs together. */
    COMPONENTS {
        @Override
        Map<String, String> labels(Known known) {
            Union union = new Union();
            known.graph().edges().stream().filter(Baseline::inside).forEach(edge -> union.join(edge.from(), edge.to()));
            return known.each(union::find);
        }
    },
    /** What says the same in an application tag belongs together. */
    TAGS {
        @Override
        Map<String, String> labels(Known known) {
            Map<String, String> labels = new TreeMap<>();
            for (Resource resource : known.resources()) {
                resource.tags().forEach((key, value) -> {
                    if (KEYS.contains(key.toLowerCase(Locale.ROOT))) {
                        labels.put(resource.arn(), value.toLowerCase(Locale.ROOT));
                    }
                });
            }
            return labels;
        }
    },
    /** Modularity, by moving nodes and joining groups (Blondel et al. 2008). */
    LOUVAIN {
        @Override
        Map<String, String> labels(Known known) {
            return modular(
                    known,
                    (network, resolution) ->
                            new LouvainAlgorithm(resolution, ROUNDS, new Random(1)).findClustering(network));
        }
    },
    /** Modularity, with refinement (Traag, Waltman, van Eck 2019). */
    LEIDEN {
        @Override
        Map<String, String> labels(Known known) {
            return modular(
                    known,
                    (network, resolution) ->
                            new LeidenAlgorithm(resolution, ROUNDS, RANDOMNESS, new Random(1)).findClustering(network));
        }
    },
    /** Knows the truth and uses it only to forbid wrong merges: the most that edges alone can tell. */
    ORACLE {
        @Override
        Map<String, String> labels(Known known) {
            Map<String, String> truth = new HashMap<>();
            known.facts().forEach(fact -> truth.put(fact.resource(), String.valueOf(fact.context())));
            Union union = new Union();
            for (Edge edge : known.graph().edges()) {
                String owner = truth.getOrDefault(edge.from(), "null");
                if (!owner.equals("null") && owner.equals(truth.get(edge.to()))) {
                    union.join(edge.from(), edge.to());
                }
            }
            return known.each(union::find);
        }
    };

    /** All that a method may look at; only the oracle looks at the facts. */
    public record Known(List<Resource> resources, GraphDocument graph, List<Fact> facts) {
        Map<String, String> each(java.util.function.UnaryOperator<String> label) {
            Map<String, String> labels = new TreeMap<>();
            resources.forEach(resource -> labels.put(resource.arn(), label.apply(resource.arn())));
            return labels;
        }
    }

    private interface Method {
        Clustering cluster(Network network, double resolution);
    }

    private static final Set<String> KEYS = Set.of("application", "app", "service", "project", "product");
    private static final int ROUNDS = 20;
    private static final double RANDOMNESS = 0.01;

    /** A label for each resource; who has none is undecided. */
    abstract Map<String, String> labels(Known known);

    private static boolean inside(Edge edge) {
        return !edge.from().startsWith("external:") && !edge.to().startsWith("external:");
    }

    private static Map<String, String> modular(Known known, Method method) {
        List<String> names =
                new ArrayList<>(new TreeSet<>(known.each(arn -> arn).keySet()));
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        TreeSet<Long> pairs = new TreeSet<>();
        known.graph().edges().stream().filter(Baseline::inside).forEach(edge -> {
            Integer from = numbers.get(edge.from());
            Integer to = numbers.get(edge.to());
            if (from != null && to != null && !from.equals(to)) {
                pairs.add((long) Math.min(from, to) * names.size() + Math.max(from, to));
            }
        });
        LargeIntArray[] edges = {new LargeIntArray(pairs.size()), new LargeIntArray(pairs.size())};
        long at = 0;
        for (long pair : pairs) {
            edges[0].set(at, (int) (pair / names.size()));
            edges[1].set(at++, (int) (pair % names.size()));
        }
        Network network = new Network(names.size(), true, edges, false, false);
        Clustering clustering = method.cluster(network, 1 / (2 * network.getTotalEdgeWeight()));
        return known.each(arn -> String.valueOf(clustering.getCluster(numbers.getOrDefault(arn, 0))));
    }
}
