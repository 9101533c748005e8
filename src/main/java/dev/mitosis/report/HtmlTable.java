package dev.mitosis.report;

import dev.mitosis.io.text.Escapes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/** Lays a table out as HTML, without the columns that people fill in for themselves and those that hold nothing. */
final class HtmlTable {
    /** A browser stays quick up to here; CSV and workbook have everything. */
    static final int MAX_ROWS = 5_000;

    private static final int SCROLLS_FROM = 25;
    private static final int NARROW = 20;
    private static final int WIDE = 32;
    private static final int WIDEST = 44;
    private static final int FOLDED_FROM = 360;
    private static final int SHOWN_OF_FOLDED = 200;
    /** A bar over the days may not be broken. */
    private static final String BAR = "bar";

    private static final Set<String> BAD = Set.of("critical", "high", "violated", "denied", "failed", "throttled");
    private static final Set<String> DOUBTFUL =
            Set.of("medium", "decouple first", "do not split", "unsupported", "seen-elsewhere");
    private static final Set<String> GOOD = Set.of("holds", "split", "read", "done", "ran");

    private final Html html;
    private final Anchors anchors;

    HtmlTable(Html html, Anchors anchors) {
        this.html = html;
        this.anchors = anchors;
    }

    <R> void write(Table<R> table) {
        if (table.rows().isEmpty()) {
            html.element("p class=\"lead\"", "None.");
            return;
        }
        List<Column<R>> columns = shown(table);
        html.raw(table.rows().size() > SCROLLS_FROM ? "<div class=\"scroll tall\">" : "<div class=\"scroll\">");
        html.raw("<table><thead><tr>");
        for (Column<R> column : columns) {
            html.raw("<th class=\"" + style(column) + "\" title=\"" + Escapes.html(column.description()) + "\">")
                    .text(column.title())
                    .raw("</th>");
        }
        html.raw("</tr></thead><tbody>\n");
        table.rows().stream().limit(MAX_ROWS).forEach(row -> write(table, columns, row));
        html.raw("</tbody></table></div>\n");
        if (table.rows().size() > MAX_ROWS) {
            html.element(
                    "p class=\"lead\"",
                    (table.rows().size() - MAX_ROWS) + " more rows are in csv/" + table.name() + ".csv.");
        }
    }

    private static <R> List<Column<R>> shown(Table<R> table) {
        return table.columns().stream()
                .filter(column -> isForReaders(column.input()))
                .filter(column ->
                        table.rows().stream().anyMatch(row -> !(column.value().apply(row) instanceof Value.Nothing)))
                .toList();
    }

    private static boolean isForReaders(@org.jspecify.annotations.Nullable Input input) {
        return input == null || input.isDecision();
    }

    private <R> void write(Table<R> table, List<Column<R>> columns, R row) {
        html.raw("<tr id=\"" + anchors.of(table.name(), table.key().apply(row)) + "\">");
        for (Column<R> column : columns) {
            html.raw("<td class=\"" + style(column) + "\">");
            write(column.kind(), column.value().apply(row));
            html.raw("</td>");
        }
        html.raw("</tr>\n");
    }

    /** Writes one value. */
    void write(Kind kind, Value value) {
        if (value instanceof Value.Reference reference) {
            html.raw("<a href=\"#" + anchors.of(reference.table(), reference.key()) + "\">")
                    .text(reference.plain())
                    .raw("</a>");
        } else if (value instanceof Value.Url url) {
            html.raw("<a rel=\"noreferrer noopener\" href=\"" + Escapes.html(url.url()) + "\">")
                    .text(url.plain())
                    .raw("</a>");
        } else if (value instanceof Value.Artefact file) {
            artefact(file);
        } else if (value instanceof Value.Amount amount) {
            amount(kind, amount.number());
        } else if (kind == Kind.STATUS && !value.plain().isEmpty()) {
            chip(value.plain(), tone(value.plain()));
        } else if (kind == Kind.PROSE && value.plain().length() > FOLDED_FROM) {
            folded(value.plain());
        } else {
            html.text(value.plain());
        }
    }

    /** A long text makes its whole row as high, and what stands beside it empty: it is opened by who reads it. */
    private void folded(String text) {
        int space = text.lastIndexOf(' ', SHOWN_OF_FOLDED);
        int cut = space < 1 ? SHOWN_OF_FOLDED : space;
        int end = Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
        html.raw("<details class=\"more\"><summary>")
                .text(text.substring(0, end))
                .raw("</summary>")
                .text(text.substring(end))
                .raw("</details>");
    }

    private void artefact(Value.Artefact file) {
        anchors.file(file.path())
                .ifPresentOrElse(
                        address -> html.raw("<a href=\"" + Escapes.html(address) + "\">")
                                .text(file.plain())
                                .raw("</a>"),
                        () -> html.text(file.plain()));
    }

    private void amount(Kind kind, BigDecimal number) {
        switch (kind) {
            case CONFIDENCE -> chip(percent(number), confidence(number));
            case PERCENT -> html.text(percent(number));
            case TEXT, PROSE, CODE, NUMBER, MINUTES, DATE, MONEY, STATUS, LINK ->
                html.text(number.setScale(Math.min(Math.max(number.scale(), 0), 2), RoundingMode.HALF_UP)
                        .toPlainString());
        }
    }

    private static String percent(BigDecimal part) {
        return part.movePointRight(2).setScale(0, RoundingMode.HALF_UP).toPlainString() + "%";
    }

    private static String confidence(BigDecimal part) {
        double value = part.doubleValue();
        return value < 0.6 ? "bad" : value < 0.8 ? "warn" : "plain";
    }

    private static String tone(String word) {
        return BAD.contains(word) ? "bad" : DOUBTFUL.contains(word) ? "warn" : GOOD.contains(word) ? "good" : "quiet";
    }

    private void chip(String text, String tone) {
        html.element("span class=\"chip " + tone + "\"", text);
    }

    /** What a cell is, and how much room its text needs: columns without room make rows high, and pages long. */
    private static String style(Column<?> column) {
        return switch (column.kind()) {
            case NUMBER, PERCENT, CONFIDENCE, MINUTES, MONEY -> "num";
            case PROSE -> "prose " + room(column.width());
            case CODE -> column.name().equals(BAR) ? "code bar" : "code";
            case TEXT, DATE, STATUS, LINK -> "text";
        };
    }

    private static String room(int width) {
        return width < NARROW ? "narrow" : width < WIDE ? "" : width < WIDEST ? "wide" : "widest";
    }
}
