package dev.mitosis.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The time in which units are switched over together: their writers are stopped, the last copy is made and proved, and
 * they go to work in their new accounts.
 *
 * @param id of the first of its units, stable as long as the units are the same
 * @param wave the number of the wave in which it lies
 * @param units the ids of the units
 * @param downtimeMinutes from the first freeze to the opening, as planned
 * @param budgetMinutes how long they may be down; null where nobody decided
 * @param start when its first freeze is planned, as ISO date and time in UTC; null without {@code start}
 * @param reasons why these units, and no others, go together
 */
public record Window(
        String id,
        String title,
        int wave,
        List<String> units,
        int downtimeMinutes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer budgetMinutes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String start,

        List<Reason> reasons) {
    /** What has no product of its own. */
    public static final String SHARED = "shared things";

    /** All environments. */
    private static final String EVERYWHERE = "all";

    private static final String NONE = "-";

    public Window {
        units = List.copyOf(units);
        reasons = List.copyOf(reasons);
    }

    /**
     * What is down in it: each product with its environments, both sorted. A unit is called
     * account/product/environment, with a hyphen for none.
     */
    public SortedMap<String, List<String>> products() {
        SortedMap<String, SortedSet<String>> found = new TreeMap<>();
        for (String unit : units) {
            String[] parts = unit.split("/", -1);
            String product = parts.length < 2 || parts[1].equals(NONE) ? SHARED : parts[1];
            String environment = parts.length < 3 || parts[2].equals(NONE) ? EVERYWHERE : parts[2];
            found.computeIfAbsent(product, unused -> new TreeSet<>()).add(environment);
        }
        SortedMap<String, List<String>> products = new TreeMap<>();
        found.forEach((product, environments) -> products.put(product, List.copyOf(environments)));
        return products;
    }
}
