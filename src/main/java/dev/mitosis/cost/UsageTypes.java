package dev.mitosis.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads usage types: which resources, of which region, they charge for. */
final class UsageTypes {
    private static final Pattern PREFIXED = Pattern.compile("([A-Z]{2,3}[0-9]?)-(.+)");
    /** A usage type that names no region is of the oldest one. */
    private static final String UNNAMED = "us-east-1";

    private final Map<String, String> regions = new TreeMap<>();
    private final List<Rule> rules = new ArrayList<>();

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

    UsageTypes() {
        cells("usage-regions.tsv", 2).forEach(cells -> regions.put(cells[0], cells[1]));
        cells("usage-types.tsv", 3)
                .forEach(cells -> rules.add(new Rule(Pattern.compile(cells[0]), cells[1], cells[2])));
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

    private static List<String[]> cells(String file, int count) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(UsageTypes.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            List<String[]> found = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] cells = line.split("\t", -1);
                    if (cells.length != count) {
                        throw new IllegalArgumentException(file + ": not " + count + " cells: " + line);
                    }
                    found.add(cells);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
