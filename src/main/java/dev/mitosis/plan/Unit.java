package dev.mitosis.plan;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What is switched over together: one context in one environment in one target account. */
record Unit(
        String account, @Nullable String context, @Nullable String environment) implements Comparable<Unit> {
    private static final Comparator<Unit> ORDER = Comparator.comparing(Unit::account)
            .thenComparing(unit -> unit.context() == null ? "" : unit.context())
            .thenComparing(unit -> unit.environment() == null ? "" : unit.environment());

    @Override
    public int compareTo(Unit other) {
        return ORDER.compare(this, other);
    }

    /** The same context and environment in another account. */
    Unit in(String otherAccount) {
        return new Unit(otherAccount, context, environment);
    }

    /** {@code checkout (dev)}; {@code shared things} where it belongs to no context. */
    String label() {
        String what = context == null ? "shared things" : context;
        return environment == null ? what : what + " (" + environment + ")";
    }

    /** {@code for checkout (dev)}, nothing where it belongs to no context. */
    String purpose() {
        return context == null ? "" : " for " + label();
    }
}
