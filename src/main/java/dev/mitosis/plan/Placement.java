package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import java.util.Optional;
import java.util.Set;

/**
 * One resource of the snapshot with what was decided about it.
 *
 * @param method the method of what was decided
 * @param typeMethod the method of its type, which knows how it is deleted and copied
 * @param home the name of the account in which it is at the end
 * @param receivers the names of the accounts that use it over the border
 * @param tier when its account's turn is, see {@link Accounts#tier}
 */
record Placement(
        String arn,
        String type,
        String region,
        String id,
        String name,
        Role role,
        Disposition disposition,
        Method method,
        Method typeMethod,
        String reason,
        String home,
        Set<String> receivers,
        Unit unit,
        int tier) {

    /** Whether a new one is made in, or the old one handed over to, another account. */
    boolean moves() {
        return switch (disposition) {
            case RECREATE, REPLICATE, TRANSFER -> true;
            case STAY, SHARE, RETIRE, MANAGED_BY_OTHER, EXTERNAL, UNDECIDED -> false;
        };
    }

    /** Whether it is still in the old account when everything is done. */
    boolean remains() {
        return switch (disposition) {
            case STAY, SHARE, UNDECIDED -> true;
            case RECREATE, REPLICATE, TRANSFER, RETIRE, MANAGED_BY_OTHER, EXTERNAL -> false;
        };
    }

    /** Whether it takes part in the plan by itself. */
    boolean planned() {
        return moves() || remains() || disposition == Disposition.RETIRE;
    }

    /** How the old one is deleted: as its type says, else as its disposition says. */
    Optional<StepTemplate> deletion() {
        return typeMethod.step(StepAction.DELETE).or(() -> method.step(StepAction.DELETE));
    }
}
