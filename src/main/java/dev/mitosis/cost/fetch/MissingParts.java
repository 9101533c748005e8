package dev.mitosis.cost.fetch;

import dev.mitosis.cost.SlotUnit;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.SlotRange;
import dev.mitosis.cost.store.StoredSlots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Works out which parts of a query still have to be read. */
final class MissingParts {
    private MissingParts() {}

    /**
     * The ranges to read, in order of time.
     *
     * @param open tells the slots that are known not to be final; they do not share a part with final ones
     * @param longest the largest number of slots in a range
     */
    static List<SlotRange> of(
            SlotRange needed, StoredSlots stored, CostRun run, Predicate<LocalDate> open, int longest) {
        List<SlotRange> ranges = new ArrayList<>();
        List<LocalDate> current = new ArrayList<>();
        for (LocalDate slot : needed.slots()) {
            boolean settled = stored.settled(slot, run);
            boolean border = !current.isEmpty()
                    && (settled || current.size() == longest || open.test(slot) != open.test(current.get(0)));
            if (border) {
                ranges.add(range(needed.unit(), current));
                current.clear();
            }
            if (!settled) {
                current.add(slot);
            }
        }
        if (!current.isEmpty()) {
            ranges.add(range(needed.unit(), current));
        }
        return ranges;
    }

    private static SlotRange range(SlotUnit unit, List<LocalDate> slots) {
        return new SlotRange(unit, slots.get(0), unit.plus(slots.get(slots.size() - 1), 1));
    }
}
