package dev.mitosis.cost.query;

import dev.mitosis.cost.Granularity;
import dev.mitosis.io.sql.DuckDbSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns of one query's files.
 *
 * @param scale the digits behind the point of every amount
 */
public record HistoryTable(Granularity granularity, List<String> keys, List<String> metrics, int scale) {
    /** Cost Explorer's own precision; a query with more digits gets more. */
    public static final int LEAST_SCALE = 10;

    /** The digits that the widest decimal of Parquet and DuckDB holds. */
    static final int WIDEST = 38;

    /** The column of a metric: its name in lower snake case. */
    public static String column(String metric) {
        return metric.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    List<String> metricColumns() {
        return metrics.stream().map(HistoryTable::column).toList();
    }

    /** All columns with their SQL types, in order. */
    List<String> definitions() {
        String time = granularity == Granularity.HOURLY ? "TIMESTAMP" : "DATE";
        List<String> columns = new ArrayList<>();
        columns.add("period_start " + time + " NOT NULL");
        columns.add("period_end " + time + " NOT NULL");
        columns.add("estimated BOOLEAN NOT NULL");
        keys.forEach(key -> columns.add(DuckDbSql.name(key) + " VARCHAR NOT NULL"));
        metricColumns().forEach(metric -> {
            columns.add(DuckDbSql.name(metric) + " DECIMAL(" + WIDEST + "," + scale + ")");
            columns.add(DuckDbSql.name(metric + "_unit") + " VARCHAR");
        });
        return columns;
    }

    /** The names of all columns, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of("period_start", "period_end", "estimated"));
        names.addAll(keys);
        metricColumns().forEach(metric -> {
            names.add(metric);
            names.add(metric + "_unit");
        });
        return names;
    }

    /** The columns that hold text from AWS. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(keys);
        metricColumns().forEach(metric -> texts.add(metric + "_unit"));
        return texts;
    }
}
