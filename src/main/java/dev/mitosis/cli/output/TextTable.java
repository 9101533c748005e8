package dev.mitosis.cli.output;

import dev.mitosis.io.text.OneLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows under a header, padded with spaces; numbers are set to the right. */
public final class TextTable {
    private static final int WIDEST = 90;

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... header) {
        this.header = Stream.of(header).map(TextTable::clean).toList();
    }

    public TextTable row(Object... cells) {
        rows.add(IntStream.range(0, header.size())
                .mapToObj(i -> clean(String.valueOf(cells[i])))
                .toList());
        return this;
    }

    public void print(PrintWriter out) {
        int[] widths = IntStream.range(0, header.size()).map(this::width).toArray();
        line(out, header, widths);
        line(out, IntStream.of(widths).mapToObj("-"::repeat).toList(), widths);
        rows.forEach(row -> line(out, row, widths));
    }

    private int width(int column) {
        return Math.max(
                header.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private void line(PrintWriter out, List<String> cells, int[] widths) {
        String text = IntStream.range(0, cells.size())
                .mapToObj(i -> pad(cells.get(i), widths[i]))
                .collect(Collectors.joining("  "));
        out.println(text.stripTrailing());
    }

    private static String pad(String cell, int width) {
        String space = " ".repeat(width - cell.length());
        boolean number = !cell.isEmpty() && cell.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == '%');
        return number ? space + cell : cell + space;
    }

    /** Text from AWS may hold characters that a terminal would obey, and be long. */
    public static String clean(String text) {
        return OneLine.of(text, WIDEST);
    }
}
