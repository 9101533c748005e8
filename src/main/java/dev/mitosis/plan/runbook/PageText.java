package dev.mitosis.plan.runbook;

import dev.mitosis.io.text.Escapes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of Markdown as it is written piece by piece. Cells are Markdown already; text from anywhere is made so. */
final class PageText {
    private final StringBuilder text = new StringBuilder();

    static String plain(String words) {
        return Escapes.markdown(words);
    }

    PageText heading(int level, String markdown) {
        return paragraph("#".repeat(level) + " " + markdown);
    }

    PageText paragraph(String markdown) {
        text.append(text.isEmpty() ? "" : "\n").append(markdown).append('\n');
        return this;
    }

    PageText list(List<String> items) {
        return items.isEmpty()
                ? this
                : paragraph(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    PageText code(String... lines) {
        return paragraph(Stream.of(lines).collect(Collectors.joining("\n", "```sh\n", "\n```")));
    }

    PageText table(List<String> columns, List<List<String>> rows) {
        String rule = columns.stream().map(column -> "---").collect(Collectors.joining("|", "|", "|"));
        return rows.isEmpty()
                ? this
                : paragraph(Stream.concat(
                                Stream.of(row(columns), rule), rows.stream().map(PageText::row))
                        .collect(Collectors.joining("\n")));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
