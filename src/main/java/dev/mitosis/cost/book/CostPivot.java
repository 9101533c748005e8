package dev.mitosis.cost.book;

import dev.mitosis.io.text.Sentence;
import dev.mitosis.model.CostBook.Series;
import dev.mitosis.model.CostBook.Trend;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Costs by the values of one key and by month: as a table and as a chart. */
final class CostPivot {
    /** What a value that is empty is called. */
    static final String EMPTY = "(none)";

    /** What the line of sums is called; no value of AWS is called so. */
    static final String TOTAL = "(total of these lines)";

    private static final int CHARTED = 7;

    private final SortedSet<String> months = new TreeSet<>();
    private final Map<String, Map<String, BigDecimal>> amounts = new TreeMap<>();

    /** One value with its months. */
    record Line(String value, Map<String, BigDecimal> months, BigDecimal total) {}

    void add(String month, String value, BigDecimal amount) {
        months.add(month);
        amounts.computeIfAbsent(value.isEmpty() ? EMPTY : value, one -> new TreeMap<>())
                .merge(month, amount, BigDecimal::add);
    }

    boolean isEmpty() {
        return amounts.isEmpty();
    }

    /** The values, the most expensive first. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        amounts.forEach((value, byMonth) -> lines.add(
                new Line(value, byMonth, byMonth.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))));
        lines.sort(Comparator.comparing((Line line) -> line.total().abs())
                .reversed()
                .thenComparing(Line::value));
        return lines;
    }

    /** The lines, and behind them their sum. */
    private List<Line> withTotal() {
        List<Line> lines = new ArrayList<>(lines());
        Map<String, BigDecimal> sums = new TreeMap<>();
        lines.forEach(line -> line.months().forEach((month, amount) -> sums.merge(month, amount, BigDecimal::add)));
        lines.add(new Line(TOTAL, sums, sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        return lines;
    }

    /** The table: a line for each value, a column for each month, the latest month first. */
    Table<Line> table(String name, String title, String key, String currency) {
        List<Column<Line>> columns = new ArrayList<>();
        columns.add(Column.named("value", key, "The " + Sentence.within(key) + " that was charged for.")
                .wide(38)
                .text(Line::value));
        columns.add(Column.named("total", "Total (" + currency + ")", "All months together, unblended.")
                .wide(14)
                .number(Kind.MONEY, Line::total));
        List<String> latestFirst = new ArrayList<>(months);
        java.util.Collections.reverse(latestFirst);
        for (String month : latestFirst) {
            columns.add(Column.named(
                            "m" + month.replace('-', '_'), month, "The month's unblended cost in " + currency + ".")
                    .wide(11)
                    .number(Kind.MONEY, line -> line.months().get(month)));
        }
        return new Table<>(
                name,
                title,
                "Unblended cost in " + currency + " by " + Sentence.within(key)
                        + " and month, the most expensive first.",
                columns,
                withTotal(),
                Line::value);
    }

    /** The chart: the most expensive values, the others together. */
    Trend trend(String title, String currency) {
        Map<String, Map<String, BigDecimal>> series = new LinkedHashMap<>();
        List<Line> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String name =
                    i < CHARTED || lines.size() == CHARTED + 1 ? lines.get(i).value() : "others";
            Map<String, BigDecimal> into = series.computeIfAbsent(name, one -> new TreeMap<>());
            lines.get(i).months().forEach((month, amount) -> into.merge(month, amount, BigDecimal::add));
        }
        List<Series> shown = new ArrayList<>();
        series.forEach((name, byMonth) -> shown.add(new Series(
                name,
                months.stream()
                        .map(month -> byMonth.getOrDefault(month, BigDecimal.ZERO))
                        .toList())));
        return new Trend(title, currency, List.copyOf(months), shown);
    }
}
