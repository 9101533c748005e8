package dev.mitosis.rehearse;

import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From where waves are taken back before they are done.
 *
 * @param step the last step before its wave is taken back; null where no single one was named
 * @param everywhere whether each wave is, from the last step before which there is a way back
 */
public record WaysBack(@Nullable String step, boolean everywhere) {
    /** No wave is taken back. */
    public static final WaysBack NOWHERE = new WaysBack(null, false);

    /** Whether any wave may be taken back. */
    boolean any() {
        return everywhere || step != null;
    }

    /**
     * The last step of a wave that is done before it is taken back; empty where it is not.
     *
     * @param steps those of the wave, in their order
     */
    Optional<Step> last(List<Step> steps) {
        Optional<Step> named =
                steps.stream().filter(one -> one.id().equals(step)).findFirst();
        if (named.isPresent() || !everywhere) {
            return named;
        }
        Step last = null;
        for (Step one : steps) {
            if (one.pointOfNoReturn()) {
                break;
            }
            last = one;
        }
        return Optional.ofNullable(last);
    }
}
