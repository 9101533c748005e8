package dev.mitosis.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.Severity;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.SmallReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTablesTest {
    private static final ReportTables SAMPLE = ReportTables.of(SampleReport.input());

    static Stream<Table<?>> tables() {
        return SAMPLE.tables().stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_describes_itself_and_every_column(Table<?> table) {
        assertThat(table.name()).matches("[a-z][a-z-]*");
        assertThat(table.title()).hasSizeLessThanOrEqualTo(31);
        assertThat(table.description()).endsWith(".");
        assertThat(table.columns()).allSatisfy(column -> {
            assertThat(column.name()).matches("[a-z][a-z_]*");
            assertThat(column.description()).endsWith(".");
            assertThat(column.width()).isBetween(5, 120);
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void columns_that_are_not_printed_come_last(Table<?> table) {
        List<Boolean> aside = table.columns().stream().map(Column::aside).toList();
        assertThat(aside).isSorted();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_status_has_room_in_its_column(Table<?> table) {
        statusHasRoom(table);
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void each_verdict_has_room_in_its_column(Verdict verdict) {
        ReportInput input = new SmallReport()
                .invariant(new Invariant("a", "A", verdict, 0, List.of()))
                .input();

        statusHasRoom(ReportTables.of(input).table("checks"));
    }

    private static void statusHasRoom(Table<?> table) {
        table.columns().stream()
                .filter(column -> column.kind() == Kind.STATUS && column.input() == null)
                .forEach(column -> assertThat(values(table, column.name()))
                        .allSatisfy(word -> assertThat(word.length()).isLessThan(column.width())));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_key_names_one_row(Table<?> table) {
        assertThat(keys(table)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void an_input_chooses_from_a_list_that_exists(Table<?> table) {
        List<String> lists = SAMPLE.choices().stream().map(Choices::name).toList();
        table.columns().forEach(column -> {
            if (column.input() != null && column.input().choices() != null) {
                assertThat(lists).contains(column.input().choices());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_reference_leads_to_a_row_that_exists(Table<?> table) {
        assertThat(references(table))
                .allSatisfy(reference ->
                        assertThat(keys(SAMPLE.table(reference.table()))).contains(reference.key()));
    }

    @Test
    void the_least_certain_decision_comes_first_and_like_ones_are_asked_together() {
        Table<?> decisions = SAMPLE.table("decisions");
        List<String> confidence = values(decisions, "confidence").stream()
                .filter(text -> !text.isEmpty())
                .toList();

        assertThat(confidence).startsWith("0.4", "0.48");
        assertThat(values(decisions, "subject")).contains("search-staging-table and 10 more");
    }

    @Test
    void what_could_not_be_read_comes_first() {
        assertThat(values(SAMPLE.table("coverage"), "complete")).startsWith("yes", "yes", "");
    }

    @Test
    void the_worst_risk_comes_first() {
        assertThat(values(SAMPLE.table("risks"), "severity"))
                .containsExactly("critical", "high", "medium", "medium", "low");
    }

    private static <R> List<String> keys(Table<R> table) {
        return table.rows().stream().map(table.key()).toList();
    }

    private static <R> List<String> values(Table<R> table, String name) {
        Column<R> column = table.columns().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return table.rows().stream()
                .map(row -> column.value().apply(row).plain())
                .toList();
    }

    private static <R> List<Value.Reference> references(Table<R> table) {
        return table.rows().stream()
                .limit(300)
                .flatMap(row -> table.columns().stream()
                        .map(column -> column.value().apply(row))
                        .filter(Value.Reference.class::isInstance)
                        .map(Value.Reference.class::cast))
                .toList();
    }

    @Test
    void a_row_says_whether_it_is_new_or_another_one_since_somebody_read_it() {
        ReportInput input = SampleReport.input();
        Map<String, Map<String, String>> read =
                new TreeMap<>(RowDigests.of(ReportTables.of(input).tables()));
        Map<String, String> waves = new TreeMap<>(read.get("waves"));
        List<String> keys = List.copyOf(waves.keySet());
        waves.remove(keys.get(0));
        waves.put(keys.get(1), "another");
        read.put("waves", waves);
        ReportTables now = ReportTables.of(SampleReport.with(input, null, CellNotes.NONE.afterReading(read), null));

        assertThat(since(now.table("waves")))
                .containsEntry(keys.get(0), "new")
                .containsEntry(keys.get(1), "changed")
                .containsEntry(keys.get(2), "");
        assertThat(RowDigests.of(now.tables()).get("waves"))
                .isNotEqualTo(waves)
                .containsAllEntriesOf(Map.of(keys.get(2), waves.get(keys.get(2))));
        assertThat(now.table("changed").rows()).hasSize(2);
    }

    private static <R> Map<String, String> since(Table<R> table) {
        Column<R> column = table.columns().get(1);
        assertThat(column.name()).isEqualTo(RowDigests.SINCE);
        return table.rows().stream()
                .collect(Collectors.toMap(
                        row -> table.key().apply(row),
                        row -> column.value().apply(row).plain()));
    }

    /** The key of a risk without resources ends with a blank, which no workbook gives back. */
    @Test
    void what_was_noted_of_a_row_is_found_whatever_its_key_ends_with() {
        ReportInput plain = new SmallReport().risk("late", Severity.HIGH).input();
        CellNotes notes = CellNotes.NONE.with("risks", "late | late |", "status", "mitigated");
        ReportInput noted = SampleReport.with(plain, null, notes, null);

        assertThat(first(ReportTables.of(noted).table("risks"), "status")).isEqualTo("mitigated");
    }

    private static <R> String first(Table<R> table, String name) {
        Column<R> column = table.columns().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return column.value().apply(table.rows().get(0)).plain();
    }
}
