package dev.mitosis.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Broken;
import dev.mitosis.model.RehearsalDocument.Difference;
import dev.mitosis.model.RehearsalDocument.End;
import dev.mitosis.model.RehearsalDocument.Marker;
import dev.mitosis.model.RehearsalDocument.ObservedWave;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.RehearsalDocument.WayBack;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.HtmlReport;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.SmallReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTablesTest {
    private static final Difference OTHERWISE = new Difference("dev/queue", "dev", "existence", "standing", "absent");

    private static final RehearsalDocument REHEARSAL = new RehearsalDocument(
            1,
            "mitosis",
            "123456789012",
            "snapshot",
            Map.of(),
            "http://127.0.0.1:5055",
            1,
            true,
            Map.of("ran", 1, "failed", 1),
            List.of(
                    new RehearsedStep("make", 1, "Make it", Outcome.RAN, "", null, null, 3, 1, List.of(), 1_500),
                    new RehearsedStep(
                            "move", 1, "Move it", Outcome.FAILED, "it ended", "aws x", "no", 1, 0, List.of(), 1)),
            List.of(new ObservedWave(1, 5, 4, 0, 0, 40, List.of(OTHERWISE))),
            List.of(new WayBack(1, "make", 1, Outcome.RAN, "", null, 30, List.of())),
            List.of(new Marker("arn:queue", "AWS::SQS::Queue", "dev/queue", "dev", 1, 0)),
            null,
            new End(
                    new ObservedWave(1, 5, 4, 0, 0, 40, List.of(OTHERWISE)),
                    Map.of("reads", 2, "runs-as", 1),
                    Map.of("reads", 1, "runs-as", 1),
                    0,
                    List.of(new Broken("dev/function", "dev/queue", "reads"))));

    private static final ReportInput INPUT = new SmallReport().input();

    private static <R> List<List<String>> rows(Table<R> table, String... columns) {
        return table.rows().stream()
                .map(row -> List.of(columns).stream()
                        .map(name -> table.columns().stream()
                                .filter(column -> column.name().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .value()
                                .apply(row)
                                .toString())
                        .toList())
                .toList();
    }

    @Test
    void each_step_has_its_outcome_and_what_failed() {
        ReportTables tables = ReportTables.of(SampleReport.with(INPUT, null, CellNotes.NONE, REHEARSAL));

        assertThat(rows(tables.table("rehearsal"), "outcome", "command", "answer", "seconds")
                        .toString())
                .contains("ran", "failed", "aws x", "no", "2");
    }

    @Test
    void what_was_seen_beside_the_steps_is_judged() {
        Table<?> seen = ReportTables.of(SampleReport.with(INPUT, null, CellNotes.NONE, REHEARSAL))
                .table("rehearsal-seen");

        assertThat(rows(seen, "result").toString())
                .containsSubsequence("violated", "violated", "violated", "holds", "violated");
        assertThat(rows(seen, "what").toString()).contains("2 of 3 dependencies");
        assertThat(rows(seen, "otherwise").toString())
                .contains(
                        "dev/function reads dev/queue",
                        "dev/queue existence: standing was expected, absent found",
                        "found 0 times");
    }

    @Test
    void the_page_has_it_where_the_plan_was_rehearsed_and_nowhere_else() {
        ReportInput rehearsed = SampleReport.with(INPUT, null, CellNotes.NONE, REHEARSAL);

        assertThat(new HtmlReport(rehearsed, ReportTables.of(rehearsed)).render())
                .contains("Seen in the rehearsal");
        assertThat(ReportTables.of(INPUT).has("rehearsal")).isFalse();
    }
}
