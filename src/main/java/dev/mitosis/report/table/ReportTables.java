package dev.mitosis.report.table;

import dev.mitosis.io.text.OneLine;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.CrossingFacts;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.question.Question;
import dev.mitosis.report.question.Questions;
import dev.mitosis.report.question.UseQuestions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All tables of a plan in the order of reading: what has to be decided, what is proposed, how to get there, raw data.
 *
 * @param choices the lists that input columns choose from
 * @param brief the plan on one page
 * @param asked what people have to decide, by the key of its row
 * @param crossings what can be said of besides
 */
public record ReportTables(
        List<Table<?>> tables,
        List<Choices> choices,
        Brief brief,
        Map<String, Question> asked,
        List<CrossingFacts.Row> crossings) {

    private static final String ISO_DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])";

    /** Lays out what the stages found. */
    public static ReportTables of(ReportInput input) {
        ReportIndex index = new ReportIndex(input);
        List<Question> questions = Questions.of(input, index);
        List<CrossingFacts.Row> crossings = CrossingFacts.of(input);
        List<Table<?>> tables = new ArrayList<>(List.of(
                BriefTable.of(input),
                DecisionsTable.of(questions),
                CalendarTable.of(input),
                WavesTable.of(input),
                CostsTable.of(input),
                AccountsTable.of(input),
                AlternativesTable.of(input),
                ContextsTable.of(input),
                BordersTable.of(input),
                SharedTable.of(input, index),
                CrossingsTable.of(crossings, index),
                ConfirmedTable.of(input, index)));
        if (input.target() != null) {
            tables.addAll(TargetTables.proposed(input, input.target(), index));
        }
        tables.addAll(List.of(
                StepsTable.of(input, index),
                RunbookTable.of(input, index),
                RisksTable.of(input, index),
                CostExportTable.of(input, index),
                ChecksTable.of(input, index),
                ResourcesTable.of(input, index)));
        if (input.rehearsal() != null) {
            tables.addAll(tables.size() - 1, RehearsalTables.of(input.rehearsal(), index));
        }
        if (input.target() != null) {
            tables.add(TargetTable.of(input.target(), index));
        }
        tables.add(CoverageTable.of(input));
        tables.add(1, ChangedTable.of(tables, input.notes(), index));
        tables.add(1, OpenAnswersTable.of(input.notes()));
        tables.add(GlossaryTable.of());
        return new ReportTables(
                tables.stream()
                        .<Table<?>>map(table -> marked(noted(table, input.notes()), input.notes()))
                        .toList(),
                ChoiceLists.of(input),
                Brief.of(input, questions),
                questions.stream().collect(Collectors.toMap(Question::key, question -> question, (a, b) -> a)),
                crossings);
    }

    /** All that can be answered, by the key of its row; made when it is asked for, because only a review needs it. */
    public Map<String, Question> questions() {
        Map<String, Question> all = new HashMap<>(UseQuestions.ofCrossings(crossings));
        all.putAll(asked);
        return all;
    }

    /** The table with a mark on each row that is new or another one since somebody gave a workbook back. */
    private static <R> Table<R> marked(Table<R> table, CellNotes notes) {
        Map<String, String> read = notes.read().get(table.name());
        if (read == null) {
            return table;
        }
        Map<String, String> now = RowDigests.of(List.of(table)).getOrDefault(table.name(), Map.of());
        List<Column<R>> columns = new ArrayList<>(table.columns());
        columns.add(
                1,
                Column.named(
                                RowDigests.SINCE,
                                "Since",
                                "Whether the row is new or changed since a workbook was last read back.")
                        .wide(10)
                        .status(row -> {
                            String key = table.key().apply(row);
                            String before = read.get(key);
                            return before == null ? "new" : before.equals(now.get(key)) ? "" : "changed";
                        }));
        return new Table<>(table.name(), table.title(), table.description(), columns, table.rows(), table.key());
    }

    /** The table with what people have written into the cells that no stage fills. */
    private static <R> Table<R> noted(Table<R> table, CellNotes notes) {
        if (!notes.tables().containsKey(table.name())) {
            return table;
        }
        return new Table<>(
                table.name(),
                table.title(),
                table.description(),
                table.columns().stream()
                        .map(column -> noted(column, table, notes))
                        .toList(),
                table.rows(),
                table.key());
    }

    private static <R> Column<R> noted(Column<R> column, Table<R> table, CellNotes notes) {
        Input input = column.input();
        if (input == null || !input.isNoted()) {
            return column;
        }
        return new Column<>(
                column.name(),
                column.title(),
                column.description(),
                column.kind(),
                column.width(),
                column.aside(),
                input,
                row -> notes.of(table.name(), read(table.key().apply(row)), column.name())
                        .map(text -> noted(column, text))
                        .orElseGet(() -> column.value().apply(row)));
    }

    /** A key as it comes back from a workbook, from whose cells programs take what cannot be seen. */
    private static String read(String key) {
        return OneLine.ofEach(key).strip();
    }

    private static Value noted(Column<?> column, String text) {
        return column.kind() == Kind.DATE && text.matches(ISO_DATE)
                ? new Value.Day(LocalDate.parse(text))
                : Value.text(text);
    }

    /** Whether there is a table with this name. */
    public boolean has(String name) {
        return tables.stream().anyMatch(table -> table.name().equals(name));
    }

    /** The table with this name. */
    public Table<?> table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table is called " + name));
    }
}
