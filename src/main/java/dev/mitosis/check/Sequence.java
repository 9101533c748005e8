package dev.mitosis.check;

import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.PlanDocument.Step;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which step is certain to be finished when another begins: it is in an earlier wave, or the other waits for it,
 * directly or not. The order of the list alone promises nothing, because the steps of a wave may run at the same time.
 */
final class Sequence {
    private final Map<String, Integer> index = new HashMap<>();
    private final List<Step> steps;
    private final BitSet[] ancestors;

    Sequence(PlanDocument plan) {
        steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            index.putIfAbsent(steps.get(i).id(), i);
        }
        ancestors = new BitSet[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            ancestors[i] = new BitSet();
            for (String earlier : steps.get(i).dependsOn()) {
                Integer position = index.get(earlier);
                // A step that waits for a later one of the list is reported by its own rule and proves nothing here.
                if (position != null && position < i) {
                    ancestors[i].or(ancestors[position]);
                    ancestors[i].set(position);
                }
            }
        }
    }

    List<Step> steps() {
        return steps;
    }

    boolean knows(String id) {
        return index.containsKey(id);
    }

    int position(String id) {
        return index.getOrDefault(id, -1);
    }

    Step step(int position) {
        return steps.get(position);
    }

    /** Whether the first is certainly finished when the second begins. */
    boolean before(int first, int second) {
        return first >= 0
                && second >= 0
                && (steps.get(first).wave() < steps.get(second).wave() || ancestors[second].get(first));
    }
}
