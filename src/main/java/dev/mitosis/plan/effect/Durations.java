package dev.mitosis.plan.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.method.Size;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.plan.command.Moved;
import java.util.List;

/** How long steps take, in minutes. */
final class Durations {
    private static final int REPEATED_PART = 4;
    private static final int HOUR = 60;
    private static final double MIB = 1024.0;
    /** What has changed since the first copy, as a part of the whole: a planning value. */
    private static final double REST = 0.1;

    private Durations() {}

    /** Working time for several like things: the first in full, each further one at a fraction. */
    static int of(int one, int count) {
        return one + Math.max(count - 1, 0) * Math.max(1, one / REPEATED_PART);
    }

    /** The time for a copy of all content, the things one beside the other as far as the slowest lets. */
    static int whole(StepTemplate step, List<Moved> things) {
        return of(step.minutes(), things.size()) + (int) Math.ceil(grown(step, things));
    }

    /** The time for a copy of what has changed since the first one. */
    static int rest(StepTemplate step, List<Moved> things) {
        return of(step.minutes(), things.size()) + (int) Math.ceil(grown(step, things) * REST);
    }

    private static double grown(StepTemplate step, List<Moved> things) {
        Size size = step.size();
        if (size == null || size.perHour() <= 0) {
            return 0;
        }
        return things.stream()
                .mapToDouble(thing -> amount(size, thing) / size.perHour() * HOUR)
                .max()
                .orElse(0);
    }

    private static double amount(Size size, Moved thing) {
        JsonNode value = thing.old().at(size.path());
        double number = value.isNumber() ? value.doubleValue() : value.asDouble(0);
        return switch (size.unit()) {
            case GIB, ITEMS -> number;
            case MIB -> number / MIB;
            case BYTES -> number / (MIB * MIB * MIB);
        };
    }
}
