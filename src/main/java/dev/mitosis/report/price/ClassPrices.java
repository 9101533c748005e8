package dev.mitosis.report.price;

import dev.mitosis.io.TsvTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an hour of an instance class costs: {@code m5.2xlarge}, {@code db.r6g.large}, {@code cache.t3.micro}. */
final class ClassPrices {
    private static final Pattern CLASS = Pattern.compile("(?:db\\.|cache\\.)?([a-z0-9-]+)\\.([0-9]*)([a-z]+)");
    private static final Map<String, BigDecimal> OF_LARGE = Map.of(
            "nano", new BigDecimal("0.0625"),
            "micro", new BigDecimal("0.125"),
            "small", new BigDecimal("0.25"),
            "medium", new BigDecimal("0.5"),
            "large", BigDecimal.ONE,
            "xlarge", BigDecimal.valueOf(2));
    private static final Map<String, ListPrice> LARGE = load();

    private ClassPrices() {}

    private static Map<String, ListPrice> load() {
        Map<String, ListPrice> prices = new HashMap<>();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(ClassPrices.class, "class-prices.tsv")) {
            prices.put(
                    row.get("kind") + " " + row.get("family"),
                    new ListPrice(new BigDecimal(row.get("hour")), ListPrice.isConfirmed(row)));
        }
        return prices;
    }

    /** Whether there is a family of this kind. */
    static boolean knows(String kind) {
        return LARGE.keySet().stream().anyMatch(key -> key.startsWith(kind + " "));
    }

    /** The price of an hour; empty where the family is not known or the size is no multiple of another. */
    static Optional<ListPrice> hour(String kind, String name) {
        Matcher parts = CLASS.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        ListPrice large = LARGE.get(kind + " " + parts.group(1));
        BigDecimal size = OF_LARGE.get(parts.group(3));
        boolean many = !parts.group(2).isEmpty();
        if (large == null || size == null || (many && !parts.group(3).equals("xlarge"))) {
            return Optional.empty();
        }
        return Optional.of(large.times(size).times(many ? new BigDecimal(parts.group(2)) : BigDecimal.ONE));
    }
}
