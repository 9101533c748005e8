package dev.mitosis.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.workbook.Edits;
import dev.mitosis.workbook.GivenBack;
import dev.mitosis.workbook.ReturnedWorkbook;
import dev.mitosis.workbook.WorkbookRequest;
import dev.mitosis.workbook.WorkbookWriter;
import dev.mitosis.workbook.WrittenSample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people wrote into workbooks, and what is kept of it. */
class ReviewTest {
    private static final ReportInput INPUT = SampleReport.input();

    @TempDir
    private static Path common;

    @TempDir
    private Path folder;

    private static Review review(String decisions, Path... files) {
        Review review = new Review(ReportTables.of(INPUT), decisions(decisions), CellNotes.NONE);
        for (Path file : files) {
            review.add(file.getFileName().toString(), ReturnedWorkbook.read(file, review.tables()));
        }
        return review;
    }

    private static Decisions decisions(String text) {
        return DecisionsFile.read(Path.of("decisions.yaml"), text);
    }

    private GivenBack back(String name) {
        return new GivenBack(WrittenSample.plan(), folder.resolve(name));
    }

    private static String firstContext() {
        return INPUT.partition().contexts().get(0).name();
    }

    @Test
    void what_nobody_touched_says_nothing() {
        Review review = review("", back("a.xlsx").save());

        assertThat(review.write("# mine\n").decisions()).isEqualTo("# mine\n");
        assertThat(review.document("1", true).taken()).isEmpty();
        assertThat(review.document("1", true).isOpen()).isFalse();
    }

    @Test
    void decisions_go_into_the_file_and_notes_into_the_state() {
        Path file = back("a.xlsx")
                .write("Contexts", 0, "Owner", "Wilhelmina")
                .write("Contexts", 0, "Blast radius", "Small")
                .write("Contexts", 0, "Downtime budget (min)", 45)
                .write("Decisions", 0, "Decision", "accept")
                .write("Decisions", 0, "Comment", "=so we do")
                .save();
        Review review = review("", file);
        Review.Result result = review.write("");

        Decisions decided = decisions(result.decisions());
        assertThat(decided.owners()).containsEntry(firstContext(), "Wilhelmina");
        assertThat(decided.blastRadius()).containsEntry(firstContext(), Decisions.BlastRadius.SMALL);
        assertThat(decided.downtimeBudget()).containsEntry(firstContext(), 45);
        assertThat(result.notes().tables()).containsOnlyKeys("decisions");
        assertThat(result.notes().toString()).contains("accept", "=so we do");
        assertThat(review.document("1", false).isOpen()).isFalse();
        assertThat(review.document("1", false).taken()).hasSize(5);
    }

    @Test
    void notes_come_back_in_the_next_workbook() {
        Review review = review(
                "", back("a.xlsx").write("Decisions", 1, "Owner", "Edsger").save());
        CellNotes notes = review.write("").notes();
        ReportInput next = SampleReport.with(INPUT, null, notes, null);
        Path again = common.resolve("again.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(next), again, Edits.KEPT);

        assertThat(new GivenBack(again, folder.resolve("b.xlsx")).text("Decisions", 1, "Owner"))
                .isEqualTo("Edsger");
    }

    @Test
    void rows_and_columns_may_be_anywhere() {
        Path file = back("a.xlsx")
                .write("Contexts", 0, "Owner", "Wilhelmina")
                .swapRows("Contexts", 0, 1)
                .moveColumn("Contexts", "Owner")
                .moveSheet("Contexts", 0)
                .addSheet("my own")
                .save();
        Review review = review("", file);

        assertThat(decisions(review.write("").decisions()).owners())
                .isEqualTo(java.util.Map.of(firstContext(), "Wilhelmina"));
    }

    @Test
    void two_who_disagree_are_a_conflict_and_nothing_else_is_lost() {
        Path first = back("a.xlsx").write("Contexts", 0, "Owner", "Wilhelmina").save();
        Path second = back("b.xlsx")
                .write("Contexts", 0, "Owner", "Edsger")
                .write("Contexts", 1, "Owner", "Barbara")
                .save();
        Review review = review("", first, second);
        Decisions decided = decisions(review.write("").decisions());

        assertThat(decided.owners()).containsValues("Wilhelmina", "Barbara").hasSize(2);
        assertThat(review.document("1", false).conflicts()).singleElement().satisfies(open -> {
            assertThat(open.entry().now()).isEqualTo("Edsger");
            assertThat(open.why()).contains("a.xlsx says 'Wilhelmina'");
        });
        assertThat(review.document("1", false).isOpen()).isTrue();
    }

    @Test
    void what_was_decided_meanwhile_is_not_written_over() {
        String resource = INPUT.resources().get(0).arn();
        String before = "assign: [{resource: \"" + resource + "\", context: other}]\n";
        Review review = review(
                before, back("a.xlsx").write("Resources", 0, "Context", "mine").save());

        assertThat(review.write(before).decisions()).isEqualTo(before);
        assertThat(review.document("1", false).conflicts())
                .singleElement()
                .satisfies(open -> assertThat(open.why()).contains("'other'"));
    }

    @Test
    void what_is_decided_already_is_no_conflict() {
        String resource = INPUT.resources().get(0).arn();
        String before = "assign: [{resource: \"" + resource + "\", context: mine}]\n";
        Review review = review(
                before, back("a.xlsx").write("Resources", 0, "Context", "mine").save());

        assertThat(review.write(before).decisions()).isEqualTo(before);
        assertThat(review.document("1", false).known()).hasSize(1);
        assertThat(review.document("1", false).isOpen()).isFalse();
    }

    @Test
    void a_resource_is_assigned_by_one_item() {
        Review review = review(
                "",
                back("a.xlsx")
                        .write("Resources", 0, "Context", "mine")
                        .write("Resources", 0, "Environment", "test")
                        .save());

        assertThat(decisions(review.write("").decisions()).assign())
                .singleElement()
                .satisfies(assign -> {
                    assertThat(assign.resource())
                            .isEqualTo(INPUT.resources().get(0).arn());
                    assertThat(assign.context()).isEqualTo("mine");
                    assertThat(assign.environment()).isEqualTo("test");
                });
    }

    @Test
    void the_name_of_another_context_merges_and_a_new_one_renames() {
        String second = INPUT.partition().contexts().get(1).name();
        Review review = review(
                "",
                back("a.xlsx")
                        .write("Contexts", 0, "New name", second)
                        .write("Contexts", 2, "New name", "harbour")
                        .write("Contexts", 2, "Owner", "Wilhelmina")
                        .save());
        Decisions decided = decisions(review.write("").decisions());
        String third = INPUT.partition().contexts().get(2).name();

        assertThat(decided.contexts().merge())
                .containsExactly(new Decisions.Merge(second, java.util.List.of(firstContext())));
        assertThat(decided.contexts().rename()).isEqualTo(java.util.Map.of(third, "harbour"));
        assertThat(decided.owners()).isEqualTo(java.util.Map.of("harbour", "Wilhelmina"));
    }

    @Test
    void what_no_key_can_hold_is_named_with_its_cell() {
        Review review = review(
                "",
                back("a.xlsx")
                        .write("Contexts", 0, "Operating model", "anarchy")
                        .write("Contexts", 0, "Downtime budget (min)", "soon")
                        .write("Resources", 0, "Context", "")
                        .save());

        assertThat(review.write("").decisions()).isEmpty();
        assertThat(review.document("1", false).invalid())
                .hasSize(3)
                .allSatisfy(open -> assertThat(open.entry().cell()).matches("[A-Z]+5"));
    }

    @Test
    void a_name_that_no_key_has_room_for_is_refused_and_the_file_stays_readable() {
        Review review = review(
                "",
                back("a.xlsx")
                        .write("Contexts", 0, "New name", "x".repeat(1_100))
                        .write("Contexts", 0, "Owner", "Wilhelmina")
                        .save());

        assertThat(decisions(review.write("").decisions()).owners()).containsValue("Wilhelmina");
        assertThat(review.document("1", false).invalid())
                .singleElement()
                .satisfies(open -> assertThat(open.why()).contains("no longer than 200 characters"));
    }

    @Test
    void a_sheet_of_another_name_is_told() {
        Review review = review(
                "",
                back("a.xlsx")
                        .write("Contexts", 0, "Owner", "Wilhelmina")
                        .nameSheet("Contexts", "Kontexte")
                        .save());

        assertThat(review.document("1", false).flaws())
                .singleElement()
                .satisfies(flaw -> assertThat(flaw).contains("a.xlsx", "Kontexte"));
    }

    @Test
    void what_a_team_wrote_into_its_own_workbook_is_read_like_any_other() {
        String team = firstContext();
        Path plan = folder.resolve("team.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(INPUT), team, plan, Edits.KEPT);
        Path file = new GivenBack(plan, folder.resolve("back.xlsx"))
                .write("Contexts", 0, "Owner", "Wilhelmina")
                .save();
        Review review = review("", file);

        assertThat(decisions(review.write("").decisions()).owners()).containsEntry(team, "Wilhelmina");
        assertThat(review.document("1", false).isOpen()).isFalse();
    }
}
