package dev.mitosis.check;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Decisions.ContextDecisions;
import dev.mitosis.model.Decisions.FreezeWindow;
import java.util.List;
import java.util.Map;

/** Decisions about time. */
final class TrialDecisions {
    private TrialDecisions() {}

    static Decisions freeze(String from, String to) {
        return of(Map.of(), List.of(new FreezeWindow(from, to, List.of("shop"), null)));
    }

    static Decisions budget(int minutes) {
        return of(Map.of("shop", minutes), List.of());
    }

    /** A freeze and a budget that the good plan keeps. */
    static Decisions both() {
        return of(Map.of("other", 1), List.of(new FreezeWindow("2026-03-01", "2026-03-02", List.of(), null)));
    }

    private static Decisions of(Map<String, Integer> budgets, List<FreezeWindow> freezes) {
        return new Decisions(
                Map.of(), null, ContextDecisions.NONE, Map.of(), List.of(), Map.of(), budgets, freezes, null, Map.of());
    }
}
