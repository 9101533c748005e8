package dev.mitosis.cost.fetch;

import dev.mitosis.cost.GroupKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What an account was billed, line by line, made up from a seed. */
public record Ledger(String currency, List<Line> lines, List<String> tags, List<String> categories) {
    public static final List<String> METRICS = List.of(
            "UnblendedCost", "AmortizedCost", "NetUnblendedCost", "NetAmortizedCost", "BlendedCost", "UsageQuantity");

    /** A line of a day's bill; {@code keys} holds dimensions, {@code TAG:key} and {@code COST_CATEGORY:name}. */
    public record Line(LocalDate day, int hour, Map<String, String> keys, String unit, List<BigDecimal> amounts) {
        public String key(String type, String name) {
            return keys.getOrDefault(type.equals("DIMENSION") ? name : type + ":" + name, "");
        }
    }

    static Ledger random(Random random, LocalDate from, LocalDate to, int linesADay) {
        String currency = random.nextInt(5) == 0 ? "CNY" : "USD";
        List<String> tags = List.of("env", "team name", "aws:createdBy").subList(0, random.nextInt(4));
        List<String> categories = List.of("Cost Center").subList(0, random.nextInt(2));
        List<Line> lines = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            for (int i = random.nextInt(linesADay + 1); i > 0; i--) {
                lines.add(line(random, day, tags, categories));
            }
        }
        return new Ledger(currency, lines, tags, categories);
    }

    /**
     * How large an account's bill is.
     *
     * @param types of usage, of each service
     * @param values of each tag
     * @param lines of each day's bill
     */
    record Size(int services, int types, int tags, int values, int lines) {}

    /** A bill of that size: in each day as many of all combinations as there are lines. */
    static Ledger of(Size size, Random random, LocalDate from, LocalDate to) {
        List<String> tags = IntStream.rangeClosed(1, size.tags())
                .mapToObj(tag -> "tag" + tag)
                .toList();
        List<Line> lines = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            for (int i = 0; i < size.lines(); i++) {
                int service = i % size.services();
                Map<String, String> keys = new LinkedHashMap<>(
                        line(random, day, List.of(), List.of()).keys());
                keys.put("SERVICE", "Service " + service);
                keys.put("USAGE_TYPE", "EU-" + service + ":Type" + random.nextInt(size.types()));
                tags.forEach(tag -> keys.put("TAG:" + tag, "value" + random.nextInt(size.values())));
                lines.add(new Line(day, random.nextInt(24), keys, "Hrs", amounts(random)));
            }
        }
        return new Ledger("USD", lines, tags, List.of());
    }

    private static Line line(Random random, LocalDate day, List<String> tags, List<String> categories) {
        int service = random.nextInt(4);
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(
                "SERVICE",
                List.of("Amazon Elastic Compute Cloud - Compute", "EC2 - Other", "AWS Key, \"Vault\"", "Tax")
                        .get(service));
        keys.put("USAGE_TYPE", "EU-" + service + ":Type" + random.nextInt(3));
        keys.put("OPERATION", service == 3 ? "" : "Run" + random.nextInt(2));
        keys.put("REGION", pick(random, "eu-west-1", "us-east-1", "global", "NoRegion"));
        keys.put("RECORD_TYPE", pick(random, "Usage", "Credit", "Refund", "Tax", "Fee"));
        keys.put("LINKED_ACCOUNT", "111122223333");
        keys.put("PURCHASE_TYPE", pick(random, "On Demand Instances", "Spot Instances"));
        keys.put("INSTANCE_TYPE", pick(random, "t3.micro", "NoInstanceType"));
        keys.put("AZ", pick(random, "eu-west-1a", "NoAZ"));
        keys.put("LEGAL_ENTITY_NAME", "Amazon Web Services EMEA SARL");
        String resource = pick(random, "i-0a", "i-0b", "NoResourceId");
        keys.put("RESOURCE_ID", service == 3 ? "NoResourceId" : resource);
        tags.forEach(tag -> keys.put("TAG:" + tag, pick(random, "", "prod", "=1+1", "'quoted", "a$b", "dev")));
        categories.forEach(name -> keys.put("COST_CATEGORY:" + name, pick(random, "", "R&D")));
        return new Line(day, random.nextInt(24), keys, pick(random, "Hrs", "GB-Mo"), amounts(random));
    }

    private static List<BigDecimal> amounts(Random random) {
        List<BigDecimal> amounts = new ArrayList<>();
        int scale = random.nextInt(20) == 0 ? 13 : 10;
        for (int i = 0; i < METRICS.size(); i++) {
            amounts.add(BigDecimal.valueOf(random.nextLong(-5_000_000_000L, 900_000_000_000L), scale));
        }
        return amounts;
    }

    private static String pick(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    /** The values of a dimension, sorted. */
    List<String> values(String dimension) {
        return lines.stream()
                .map(line -> line.key("DIMENSION", dimension))
                .distinct()
                .sorted()
                .toList();
    }

    /** The sum of each metric, with the unit of the quantity or {@code N/A} where several are mixed. */
    static final class Sum {
        final BigDecimal[] amounts = new BigDecimal[METRICS.size()];
        String unit = "";

        Sum() {
            java.util.Arrays.fill(amounts, BigDecimal.ZERO);
        }

        void add(Line line) {
            for (int i = 0; i < amounts.length; i++) {
                amounts[i] = amounts[i].add(line.amounts().get(i));
            }
            unit = unit.isEmpty() || unit.equals(line.unit()) ? line.unit() : "N/A";
        }
    }

    /** The sums by group, sorted by the group's keys. */
    static Map<List<String>, Sum> group(List<Line> lines, List<GroupKey> by) {
        Map<List<String>, Sum> groups = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
        for (Line line : lines) {
            List<String> keys =
                    by.stream().map(key -> line.key(key.type(), key.key())).toList();
            groups.computeIfAbsent(keys, one -> new Sum()).add(line);
        }
        return groups;
    }
}
