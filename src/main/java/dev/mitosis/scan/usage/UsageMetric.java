package dev.mitosis.scan.usage;

import dev.mitosis.io.TsvTable;
import dev.mitosis.scan.spec.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A metric that tells how much there is of a type's resources, or whether they are used.
 *
 * @param fact {@code bytes}, {@code items}, {@code free-bytes}, {@code percent} or {@code activity}
 * @param statistic of each day
 * @param days how far back is asked
 * @param dimensions templates over the resource's data, by the dimensions' names
 */
public record UsageMetric(
        String type,
        String fact,
        String namespace,
        String metric,
        String statistic,
        int days,
        Map<String, Template> dimensions) {
    private static final String TABLE = "usage-metrics.tsv";

    /** The metrics of each type, those of one type in the order of the table. */
    public static final Map<String, List<UsageMetric>> BY_TYPE = TsvTable.loadNamed(UsageMetric.class, TABLE).stream()
            .map(UsageMetric::of)
            .collect(Collectors.collectingAndThen(Collectors.groupingBy(UsageMetric::type), Map::copyOf));

    private static UsageMetric of(TsvTable.TsvRow row) {
        Map<String, Template> dimensions = new LinkedHashMap<>();
        for (String dimension : row.get("dimensions").split(";", -1)) {
            String[] parts = dimension.split("=", 2);
            dimensions.put(parts[0], Template.of(parts[1]));
        }
        row.get("source");
        return new UsageMetric(
                row.get("type"),
                row.get("fact"),
                row.get("namespace"),
                row.get("metric"),
                row.get("statistic"),
                (int) row.number("days"),
                dimensions);
    }
}
