package dev.mitosis.plan;

import dev.mitosis.model.Decisions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks up how long a context may be down. */
final class Budgets {
    private Budgets() {}

    /** The minutes for the context in the environment, for the context, or for all; null where nothing was decided. */
    static @Nullable Integer of(Decisions decisions, @Nullable String context, @Nullable String environment) {
        Map<String, Integer> budgets = decisions.downtimeBudget();
        if (context != null) {
            Integer exact = budgets.get(context + "/" + environment);
            Integer general = exact == null ? budgets.get(context) : exact;
            if (general != null) {
                return general;
            }
        }
        return budgets.get("default");
    }
}
