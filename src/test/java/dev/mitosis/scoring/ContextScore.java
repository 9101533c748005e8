package dev.mitosis.scoring;

import dev.mitosis.generated.ground.Fact;
import java.util.List;
import java.util.Map;

/**
 * How right contexts are. Counted is what belongs to one application or tool.
 *
 * @param index the adjusted Rand index of those that have a context
 * @param purity of the same
 * @param indexOfAll the index where each undecided one is a group of its own
 * @param wrongMerges contexts in which strangers are
 * @param undecided the share without a context
 */
public record ContextScore(
        int resources,
        double index,
        double purity,
        double indexOfAll,
        double purityOfAll,
        int wrongMerges,
        double undecided) {

    /** The score of labels by resource; who has none is undecided. */
    public static ContextScore of(List<Fact> facts, Map<String, String> labels) {
        Agreement decided = new Agreement();
        Agreement all = new Agreement();
        int owned = 0;
        int open = 0;
        int lucky = 0;
        for (Fact fact : facts) {
            String context = fact.context();
            if (context == null) {
                continue;
            }
            owned++;
            String label = labels.get(fact.resource());
            if (label == null) {
                open++;
                lucky++;
                all.add("undecided " + fact.resource(), context);
            } else {
                decided.add(label, context);
                all.add(label, context);
            }
        }
        double size = Math.max(1, owned);
        double right = all.purity() * owned - lucky;
        return new ContextScore(
                owned,
                decided.index(),
                decided.purity(),
                all.index(),
                right / size,
                decided.wrongMerges(),
                open / size);
    }
}
