package dev.mitosis.cost.verify;

import java.util.Locale;

/** The checks of a verification. */
enum CostCheck {
    FILES("every listed file is there, unchanged, and no other file is"),
    ANSWERS("CSV and Parquet hold exactly what the service answered"),
    PERIODS("no period is missing or there twice"),
    SUMS("the groups of every period add up to its total"),
    DAYS("days add up to months"),
    UNITS("every cost is in one currency");

    final String title;

    CostCheck(String title) {
        this.title = title;
    }

    String id() {
        return "cost." + name().toLowerCase(Locale.ROOT);
    }
}
