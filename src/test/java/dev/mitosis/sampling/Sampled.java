package dev.mitosis.sampling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a long suite runs: everything in the profile {@code thorough}, else a few cases that change from day to day, so
 * that all get their turn. The seed is printed; {@code -Dmitosis.seed=N} repeats a run.
 */
public final class Sampled {
    private static final boolean THOROUGH = Boolean.getBoolean("mitosis.thorough");
    private static final long SEED = seed();

    private Sampled() {}

    private static long seed() {
        String given = System.getProperty("mitosis.seed", "");
        return given.isBlank() ? LocalDate.now(Clock.systemUTC()).toEpochDay() : Long.parseLong(given.strip());
    }

    /** Whether long suites run whole. */
    public static boolean thorough() {
        return THOROUGH;
    }

    /** The seed of this run, for suites that make up their own cases. */
    public static long seedOf(String suite) {
        System.out.println(suite + ": seed " + SEED + (THOROUGH ? ", thorough" : ""));
        return SEED;
    }

    /** All cases where the suite runs whole, else as many of them as told, in their own order. */
    public static <T> List<T> of(String suite, List<T> all, int most) {
        if (THOROUGH || all.size() <= most) {
            return List.copyOf(all);
        }
        long seed = seedOf(suite);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(seed * 31 + suite.hashCode()));
        return places.subList(0, most).stream().sorted().map(all::get).toList();
    }
}
