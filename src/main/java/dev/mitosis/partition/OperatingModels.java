package dev.mitosis.partition;

import dev.mitosis.model.Decisions;
import org.jspecify.annotations.Nullable;

/** Who runs a context, as decided for it or by default. */
final class OperatingModels {
    private OperatingModels() {}

    /** The model that was decided; null where nobody decided. */
    static Decisions.@Nullable OperatingModel of(Decisions decisions, String context) {
        Decisions.OperatingModel own = decisions.operatingModel().get(context);
        return own != null ? own : decisions.operatingModel().get("default");
    }

    static boolean isDecentralised(Decisions decisions, String context) {
        return of(decisions, context) == Decisions.OperatingModel.DECENTRALISED;
    }
}
