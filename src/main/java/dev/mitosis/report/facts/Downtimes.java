package dev.mitosis.report.facts;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** For how long each product is down in the windows of its environments. */
public final class Downtimes {
    /** What has no product of its own. */
    public static final String SHARED = "shared things";

    private Downtimes() {}

    /**
     * A product in one window.
     *
     * @param environments of the product that are down in it, sorted
     */
    public record Down(String product, List<String> environments, Window window) {}

    /** By product, then by window in the order of the plan; a product without a window is never down. */
    public static Map<String, List<Down>> of(PlanDocument plan) {
        Map<String, List<Down>> byProduct = new TreeMap<>();
        for (Window window : plan.windows()) {
            window.units().stream()
                    .collect(Collectors.groupingBy(
                            Downtimes::product,
                            TreeMap::new,
                            Collectors.mapping(Downtimes::environment, Collectors.toList())))
                    .forEach((product, environments) -> byProduct
                            .computeIfAbsent(product, unused -> new ArrayList<>())
                            .add(new Down(
                                    product,
                                    environments.stream().distinct().sorted().toList(),
                                    window)));
        }
        return byProduct;
    }

    /** A unit is called account/product/environment; what several share has no product. */
    private static String product(String unit) {
        String[] parts = unit.split("/", -1);
        return parts.length < 2 || parts[1].equals("-") ? SHARED : parts[1];
    }

    private static String environment(String unit) {
        String[] parts = unit.split("/", -1);
        return parts.length < 3 || parts[2].equals("-") ? "all" : parts[2];
    }
}
