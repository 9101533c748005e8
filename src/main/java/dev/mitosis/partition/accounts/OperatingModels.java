package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import org.jspecify.annotations.Nullable;

/** Who runs a context, as decided for it or by default. */
public final class OperatingModels {
    private OperatingModels() {}

    /** The model that was decided; null where nobody decided. */
    public static Decisions.@Nullable OperatingModel of(Decisions decisions, String context) {
        Decisions.OperatingModel own = decisions.operatingModel().get(context);
        return own != null ? own : decisions.operatingModel().get("default");
    }

    public static boolean isDecentralised(Decisions decisions, String context) {
        return of(decisions, context) == Decisions.OperatingModel.DECENTRALISED;
    }
}
