package dev.mitosis.partition.contexts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Doubts what is held by hearing every witness again: what says the context, and all that the atom is tied to. If
 * witnesses were drawn at random, each as often as chance has it (the bootstrap: Efron, Annals of Statistics 7, 1979),
 * how often would the same context win? For sums it is known without drawing: it depends on the lead over the second
 * best, in roots of the sum of the squared weights. O(edges).
 */
final class Witnesses {
    private final AccountGraph graph;
    private final Atoms atoms;
    private final AtomNames names;
    private final Holdings holdings;

    Witnesses(AccountGraph graph, Atoms atoms, AtomNames names, Holdings holdings) {
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.holdings = holdings;
    }

    /** What speaks for each context, and how much it may vary. */
    private static final class Hearing {
        private final Map<String, Double> heard = new HashMap<>();
        private double squares;

        void add(String label, double weight) {
            heard.merge(label, weight, Double::sum);
            squares += weight * weight;
        }

        /** The lead of a context over the best other, in standard deviations. */
        double lead(String label) {
            double best = 0;
            for (Map.Entry<String, Double> other : heard.entrySet()) {
                best = other.getKey().equals(label) ? best : Math.max(best, other.getValue());
            }
            return squares == 0 ? 0 : (heard.getOrDefault(label, 0.0) - best) / Math.sqrt(squares);
        }
    }

    /** Makes less sure what witnesses contest. */
    void doubt() {
        for (int atom = 0; atom < atoms.size(); atom++) {
            String context = holdings.context(atom);
            Reason reason = holdings.reason(atom);
            Double voice = reason == null ? null : Tuning.VOICES.get(reason.rule());
            if (context != null && reason != null && voice != null && !isSaidTwice(atom, context, reason)) {
                double lead = lead(atom, context, voice);
                holdings.give(atom, context, Tuning.sure(reason.rule(), lead, holdings.confidence(atom)), reason);
            }
        }
    }

    /** Whether the name says what the tag says. */
    private boolean isSaidTwice(int atom, String context, Reason reason) {
        List<String> name = names.all(atom).stream().map(WordSplitter::singular).toList();
        return reason.rule().equals("context.tag") && name.containsAll(List.of(context.split("-", -1)));
    }

    private double lead(int atom, String context, double own) {
        Hearing hearing = new Hearing();
        hearing.add(context, own);
        for (int member : atoms.members(atom)) {
            graph.out(member).forEach(tie -> hear(tie, atom, atoms.of(tie.to()), hearing));
            graph.in(member).forEach(tie -> hear(tie, atom, atoms.of(tie.from()), hearing));
        }
        return hearing.lead(context);
    }

    private void hear(Tie tie, int atom, int other, Hearing hearing) {
        String label = other == atom ? null : holdings.context(other);
        if (label != null && tie.context() > 0 && !atoms.isHub(other) && !atoms.isLodging(tie.from(), tie.to())) {
            hearing.add(label, tie.context());
        }
    }
}
