package dev.mitosis.report.table;

import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.question.Question;
import dev.mitosis.report.question.Questions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All tables of a plan in the order of reading: what has to be decided, what is proposed, how to get there, raw data.
 *
 * @param choices the lists that input columns choose from
 * @param brief the plan on one page
 * @param questions what people have to decide, by the key of its row
 */
public record ReportTables(List<Table<?>> tables, List<Choices> choices, Brief brief, Map<String, Question> questions) {

    private static final String ISO_DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])";

    /** Lays out what the stages found. */
    public static ReportTables of(ReportInput input) {
        ReportIndex index = new ReportIndex(input);
        List<Question> questions = Questions.of(input, index);
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
                CrossingsTable.of(input, index)));
        if (input.target() != null) {
            tables.addAll(TargetTables.proposed(input.target(), index));
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
        tables.add(1, ChangedTable.of(tables, input.notes()));
        tables.add(1, OpenAnswersTable.of(input.notes()));
        tables.add(GlossaryTable.of());
        return new ReportTables(
                tables.stream()
                        .<Table<?>>map(table -> noted(table, input.notes()))
                        .toList(),
                ChoiceLists.of(input),
                Brief.of(input, questions),
                questions.stream().collect(Collectors.toMap(Question::key, question -> question, (a, b) -> a)));
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
                row -> notes.of(table.name(), table.key().apply(row), column.name())
                        .map(text -> noted(column, text))
                        .orElseGet(() -> column.value().apply(row)));
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
