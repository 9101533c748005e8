package dev.mitosis.traffic.file;

import java.util.List;

/**
 * Lines that are not what they should be.
 *
 * @param lines the numbers of the first of them, from 1
 */
public record Flaws(long count, List<Long> lines) {
    /** How many lines are named. */
    static final int NAMED = 3;

    public Flaws {
        lines = List.copyOf(lines);
    }
}
