package dev.mitosis.cost.store;

import dev.mitosis.cost.SlotUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of whole slots.
 *
 * @param first the start of the first slot
 * @param end the start of the slot behind the last one
 */
public record SlotRange(SlotUnit unit, LocalDate first, LocalDate end) {
    public SlotRange {
        if (!first.isBefore(end)) {
            throw new IllegalArgumentException("empty range " + first + " to " + end);
        }
    }

    /** The starts of all slots, in order. */
    public List<LocalDate> slots() {
        List<LocalDate> slots = new ArrayList<>();
        for (LocalDate slot = first; slot.isBefore(end); slot = unit.plus(slot, 1)) {
            slots.add(slot);
        }
        return slots;
    }

    /** The name of the part that holds this range; two ranges of one query never share it. */
    String name() {
        LocalDate last = unit.plus(end, -1);
        return unit == SlotUnit.MONTH
                ? first.toString().substring(0, 7) + "_" + last.toString().substring(0, 7)
                : first + "_" + last;
    }
}
