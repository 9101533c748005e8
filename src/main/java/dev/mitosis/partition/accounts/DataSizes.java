package dev.mitosis.partition.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.Resource;
import dev.mitosis.partition.evidence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much data resources hold, as their records and metrics say it. */
public final class DataSizes {
    /** Half a tebibyte: more than is copied and verified in one night's window. */
    private static final long LARGE = 512L << 30;

    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final int STEP = 1024;

    private record Member(String type, JsonPath path, double unit) {}

    private final List<Member> members = Table.read(
            DataSizes.class,
            "sizes.tsv",
            row -> new Member(row.get("type"), JsonPath.of(row.get("pointer")), row.number("unit")));
    private final Map<String, Double> bytes = new HashMap<>();

    DataSizes() {}

    void read(Resource resource) {
        for (Member member : members) {
            if (member.type().equals(resource.type())) {
                member.path()
                        .each(
                                resource.data(),
                                "",
                                (node, pointer) -> add(resource.arn(), node.asDouble() * member.unit()));
            }
        }
        for (JsonNode metric : resource.data().path("GetMetricData")) {
            if (metric.path("Fact").asText().equals("bytes")) {
                add(resource.arn(), metric.path("LastValue").asDouble());
            }
        }
    }

    private void add(String arn, double amount) {
        if (amount > 0) {
            bytes.merge(arn, amount, Double::sum);
        }
    }

    /** The bytes of a resource; 0 where nothing says it. */
    public long bytes(String arn) {
        return Math.round(bytes.getOrDefault(arn, 0.0));
    }

    /** Whether it holds more than can be copied in one night. */
    public boolean isLarge(String arn) {
        return bytes(arn) >= LARGE;
    }

    /** The size in words. */
    public String text(String arn) {
        return text(bytes(arn));
    }

    static String text(long size) {
        double value = size;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        String digits = String.format(Locale.ROOT, "%.1f", value);
        return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits) + " " + UNITS[unit];
    }
}
