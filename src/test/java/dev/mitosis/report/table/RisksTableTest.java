package dev.mitosis.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Severity;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.SmallReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class RisksTableTest {
    private final SmallReport report = new SmallReport();

    @Test
    void the_worst_comes_first_and_equals_keep_their_order() {
        report.risk("a", Severity.LOW)
                .risk("b", Severity.CRITICAL)
                .risk("c", Severity.LOW)
                .risk("d", Severity.HIGH);

        assertThat(keys()).containsExactly("b | b | ", "d | d | ", "a | a | ", "c | c | ");
    }

    @Test
    void what_two_stages_found_alike_is_said_once() {
        report.risk("a", Severity.LOW).risk("a", Severity.LOW);

        assertThat(keys()).containsExactly("a | a | ");
    }

    private List<String> keys() {
        ReportInput input = report.input();
        return keys(RisksTable.of(input, new ReportIndex(input)));
    }

    private static <R> List<String> keys(Table<R> table) {
        return table.rows().stream().map(table.key()).toList();
    }
}
