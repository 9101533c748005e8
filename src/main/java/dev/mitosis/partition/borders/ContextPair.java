package dev.mitosis.partition.borders;

import dev.mitosis.partition.shared.Placement;

/** Two contexts of one environment, in the order of their names. */
record ContextPair(String left, String right, String environment) {
    static ContextPair of(String a, String b, String environment) {
        return a.compareTo(b) < 0 ? new ContextPair(a, b, environment) : new ContextPair(b, a, environment);
    }

    /** The pair of two workloads that have a context, one environment for both. */
    static ContextPair of(Placement a, Placement b) {
        return of(String.valueOf(a.context()), String.valueOf(b.context()), String.valueOf(a.environment()));
    }
}
