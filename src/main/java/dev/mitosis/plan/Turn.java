package dev.mitosis.plan;

import dev.mitosis.model.Phase;
import java.util.Comparator;

/** When steps run: first what is done once (cost export, foundation, join), then tier by tier, phase by phase. */
record Turn(int tier, Phase phase) implements Comparable<Turn> {
    private static final int ONCE = -1;
    private static final Comparator<Turn> ORDER =
            Comparator.comparingInt(Turn::tier).thenComparing(Turn::phase);

    static Turn of(int tier, Phase phase) {
        return phase.compareTo(Phase.JOIN) <= 0 ? new Turn(ONCE, phase) : new Turn(tier, phase);
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }

    boolean isOnce() {
        return tier == ONCE;
    }
}
