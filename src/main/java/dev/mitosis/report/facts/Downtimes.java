package dev.mitosis.report.facts;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For how long each product is down in the windows of its environments. */
public final class Downtimes {
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
            window.products()
                    .forEach((product, environments) -> byProduct
                            .computeIfAbsent(product, unused -> new ArrayList<>())
                            .add(new Down(product, environments, window)));
        }
        return byProduct;
    }
}
