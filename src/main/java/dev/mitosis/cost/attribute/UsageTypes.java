package dev.mitosis.cost.attribute;

import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads usage types: which resources, of which region, they charge for. */
final class UsageTypes {
    private static final Pattern PREFIXED = Pattern.compile("([A-Z]{2,3}[0-9]?)-(.+)");
    /** A usage type that names no region is of the oldest one. */
    private static final String UNNAMED = "us-east-1";

    private final Map<String, String> regions;
    private final List<Rule> rules;

    /** One line of the table. */
    private record Rule(Pattern usage, String type, String pointer) {}

    /**
     * The resources that a usage type charges for.
     *
     * @param pointer where in its record a resource has {@code value}; empty where all of the type are meant
     */
    record Charged(String region, String type, String pointer, String value) {
        /** In words, for a reason. */
        String words() {
            return type + (value.isEmpty() ? "" : " " + value) + " in " + region;
        }
    }

    private UsageTypes(Map<String, String> regions, List<Rule> rules) {
        this.regions = regions;
        this.rules = rules;
    }

    /** The usage types of the table that is shipped with the tool. */
    static UsageTypes bundled() {
        Map<String, String> regions = new TreeMap<>();
        List<Rule> rules = new ArrayList<>();
        TsvTable.load(UsageTypes.class, "usage-regions.tsv", 2).forEach(row -> regions.put(row.cell(0), row.cell(1)));
        TsvTable.load(UsageTypes.class, "usage-types.tsv", 3)
                .forEach(row -> rules.add(new Rule(Pattern.compile(row.cell(0)), row.cell(1), row.cell(2))));
        return new UsageTypes(regions, rules);
    }

    /** What is charged for; empty where no rule knows the usage type or its region. */
    Optional<Charged> charged(String usageType) {
        Matcher prefixed = PREFIXED.matcher(usageType);
        String region = UNNAMED;
        String usage = usageType;
        if (prefixed.matches()) {
            region = regions.getOrDefault(prefixed.group(1), "");
            usage = prefixed.group(2);
        }
        for (Rule rule : rules) {
            Matcher matcher = rule.usage().matcher(usage);
            if (!region.isEmpty() && matcher.matches()) {
                String value = rule.pointer().isEmpty() ? "" : matcher.group(1);
                return Optional.of(new Charged(region, rule.type(), rule.pointer(), value));
            }
        }
        return Optional.empty();
    }
}
