package dev.mitosis.report;

import dev.mitosis.io.text.Escapes;
import dev.mitosis.io.text.OneLine;
import dev.mitosis.model.Severity;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.Brief;
import dev.mitosis.report.table.ReportTables;
import java.util.List;
import java.util.Set;

/** The plan on a page or two of Markdown, for pull requests and chats. */
final class MarkdownReport {
    private static final int ROWS = 15;
    private static final int MAX_TEXT = 160;

    private final ReportInput input;
    private final ReportTables tables;
    private final StringBuilder out = new StringBuilder();

    MarkdownReport(ReportInput input, ReportTables tables) {
        this.input = input;
        this.tables = tables;
    }

    String render() {
        Figures figures = new Figures(input);
        line("# Split of account " + safe(input.snapshot().account()));
        line("**" + safe(figures.verdict()) + "**");
        line("| | |\n|---:|---|");
        unspaced();
        figures.key()
                .forEach(figure -> out.append("| ")
                        .append(safe(figure.value()))
                        .append(" | ")
                        .append(safe(figure.label()))
                        .append(" |\n"));
        out.append('\n');
        brief();
        TargetDocument target = input.target();
        if (target != null) {
            line("## Accounts and what connects them");
            line("An arrow leads to what is used; its number counts the connections.");
            line(MermaidOverview.of(target));
        }
        section("decisions", Set.of("number", "question", "proposal", "others"));
        section("accounts", Set.of("account", "ou", "contexts", "environment", "resources", "steps"));
        if (tables.has("before-after")) {
            section("before-after", Set.of("account", "ou", "before", "after", "stays", "moves", "new", "undecided"));
        }
        waves();
        risks();
        return out.toString();
    }

    private void line(String text) {
        out.append(text).append("\n\n");
    }

    /** Table rows follow their head without an empty line. */
    private void unspaced() {
        out.setLength(out.length() - 1);
    }

    private void section(String name, Set<String> columns) {
        section(tables.table(name), columns);
    }

    private <R> void section(Table<R> table, Set<String> names) {
        line("## " + safe(table.title()));
        line(safe(table.description()));
        List<Column<R>> columns = table.columns().stream()
                .filter(column -> names.contains(column.name()))
                .toList();
        row(columns.stream().map(Column::title).toList());
        written(columns.stream().map(column -> "---").toList());
        table.rows().stream()
                .limit(ROWS)
                .forEach(row -> row(columns.stream()
                        .map(column -> column.value().apply(row).plain())
                        .toList()));
        out.append('\n');
        if (table.rows().size() > ROWS) {
            line((table.rows().size() - ROWS) + " more are in csv/" + table.name() + ".csv.");
        }
    }

    private void brief() {
        line(safe(tables.brief().purpose()));
        for (Brief.Section section : tables.brief().sections()) {
            line("## " + safe(section.title()));
            row(section.headers());
            written(section.headers().stream().map(header -> "---").toList());
            section.rows().forEach(this::row);
            out.append('\n');
        }
    }

    /** One section for each wave, with what the workbook says of it. */
    private void waves() {
        waves(tables.table("waves"));
    }

    private <R> void waves(Table<R> waves) {
        line("## Waves");
        for (R wave : waves.rows()) {
            for (Column<R> column : waves.columns()) {
                String text = safe(column.value().apply(wave).plain());
                if (column.name().equals("wave")) {
                    line("### " + text);
                } else if (column.input() == null && !text.isEmpty()) {
                    out.append("- ")
                            .append(column.title())
                            .append(": ")
                            .append(text)
                            .append('\n');
                }
            }
            out.append('\n');
        }
    }

    private void risks() {
        line("## High risks");
        input.plan().risks().stream()
                .filter(risk -> risk.severity().compareTo(Severity.HIGH) >= 0)
                .limit(ROWS)
                .forEach(risk -> out.append("- **")
                        .append(safe(risk.severity().label()))
                        .append("**: ")
                        .append(safe(risk.title()))
                        .append(". ")
                        .append(safe(risk.mitigation()))
                        .append('\n'));
    }

    private void row(List<String> cells) {
        written(cells.stream().map(MarkdownReport::safe).toList());
    }

    private void written(List<String> cells) {
        out.append('|');
        cells.forEach(cell -> out.append(' ').append(cell).append(" |"));
        out.append('\n');
    }

    private static String safe(String text) {
        return Escapes.markdown(OneLine.of(text.replaceAll("[\\t\\n\\r ]+", " "), MAX_TEXT));
    }
}
