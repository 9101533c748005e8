package dev.mitosis.plan.unit;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.List;

/**
 * Units that are switched over in one window.
 *
 * @param id that of its first unit
 * @param units sorted by id
 * @param members the things that move with them, sorted by id
 * @param tier the latest of its units
 * @param reasons why it is these units
 */
public record Move(String id, List<PlannedUnit> units, List<PlannedResource> members, Tier tier, List<Reason> reasons) {
    /** {@code checkout (dev), loyalty (dev)}. */
    public String title() {
        return units.size() > MANY
                ? label(units.get(0)) + " and " + (units.size() - 1) + " more"
                : String.join(", ", units.stream().map(Move::label).distinct().toList());
    }

    private static final int MANY = 3;

    /** {@code checkout (dev)}; {@code shared things} where it belongs to no context. */
    public static String label(PlannedUnit unit) {
        String what = unit.context() == null ? "shared things" : unit.context();
        return unit.environment() == null ? what : what + " (" + unit.environment() + ")";
    }
}
