package dev.mitosis.workbook;

import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.table.ReportTables;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A reviewer who sorts rows, moves columns and sheets, and writes into cells of every column that may be filled in. */
public final class RandomEdits {
    private static final int ROWS = 3;
    private static final int FIRST_DAY = 46_000;
    private static final List<String> TEXTS = List.of(
            "Zo\u00EB \uD83D\uDE00",
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2",
            "\u05E9\u05DC\u05D5\u05DD \u202Eabc",
            "two\nlines",
            "<x>&amp;\"'",
            "TRUE",
            "007",
            "a  b\tc",
            "x".repeat(3_000));

    private final ReportTables tables;
    private final Random random;

    public RandomEdits(ReportTables tables, long seed) {
        this.tables = tables;
        this.random = new Random(seed);
    }

    /** What was written where. */
    public record Edit(String table, String key, String column, String text) implements Comparable<Edit> {
        static Edit of(ReturnedCell cell) {
            return new Edit(cell.table(), cell.key(), cell.column(), cell.now());
        }

        @Override
        public int compareTo(Edit other) {
            return toString().compareTo(other.toString());
        }
    }

    /** What came back from a workbook. */
    public static Set<Edit> in(ReturnedWorkbook returned) {
        return returned.changed().stream().map(Edit::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Writes into the workbook; gives back what was written. */
    public Set<Edit> write(GivenBack book) {
        Set<Edit> written = new TreeSet<>();
        for (Table<?> table : tables.tables()) {
            boolean filled = table.columns().stream().anyMatch(column -> column.input() != null);
            if (filled && !table.rows().isEmpty()) {
                written.addAll(write(book, table));
            }
        }
        book.moveSheet("Decisions", random.nextInt(3)).addSheet("Of my own");
        return written;
    }

    private Set<Edit> write(GivenBack book, Table<?> table) {
        Set<Edit> written = new TreeSet<>();
        List<Integer> rows = IntStream.range(0, table.rows().size()).boxed().collect(Collectors.toList());
        Collections.shuffle(rows, random);
        for (int i = 0; i + 1 < Math.min(rows.size(), 2 * ROWS); i += 2) {
            book.swapRows(table.title(), rows.get(i), rows.get(i + 1));
        }
        Map<String, Integer> moved = new HashMap<>();
        for (Column<?> column : table.columns()) {
            if (column.input() != null) {
                for (int row : rows.subList(0, Math.min(rows.size(), ROWS))) {
                    written(book, table, column, row, column.input()).ifPresent(written::add);
                }
                moved.put(column.title(), moved.size());
            }
        }
        if (random.nextBoolean()) {
            book.moveColumn(table.title(), List.copyOf(moved.keySet()).get(random.nextInt(moved.size())));
        }
        return written;
    }

    private java.util.Optional<Edit> written(GivenBack book, Table<?> table, Column<?> column, int row, Input input) {
        Object value = value(column, input);
        String key = book.text(table.title(), row, Layout.KEY);
        String before = book.text(table.title(), row, Layout.ORIGINAL + column.name());
        book.write(table.title(), row, column.title(), value);
        String text = String.valueOf(value).strip();
        return text.equals(before)
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Edit(table.name(), key.strip(), column.name(), text));
    }

    private Object value(Column<?> column, Input input) {
        if (column.kind() == Kind.DATE) {
            return FIRST_DAY + random.nextInt(1_000);
        }
        if (column.kind() == Kind.MINUTES || input.goesTo().equals(Input.WANTED_WAVE)) {
            return 1 + random.nextInt(90);
        }
        List<String> values = tables.choices().stream()
                .filter(list -> list.name().equals(input.choices()))
                .map(Choices::values)
                .findFirst()
                .orElse(List.of());
        return values.isEmpty() || random.nextInt(4) == 0
                ? TEXTS.get(random.nextInt(TEXTS.size()))
                : values.get(random.nextInt(values.size()));
    }
}
