package dev.mitosis.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.CrossingFacts;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.question.Question;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.workbook.Edits;
import dev.mitosis.workbook.GivenBack;
import dev.mitosis.workbook.ReturnedWorkbook;
import dev.mitosis.workbook.WorkbookRequest;
import dev.mitosis.workbook.WorkbookWriter;
import dev.mitosis.workbook.WrittenSample;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers, approvals and wanted waves, from the cell to the file that holds them. */
class AnswersTest {
    private static final ReportInput INPUT = SampleReport.input();
    private static final ReportTables TABLES = ReportTables.of(INPUT);
    private static final Path FILE = Path.of("decisions.yaml");

    @TempDir
    private static Path common;

    @TempDir
    private Path folder;

    private GivenBack back() {
        return new GivenBack(WrittenSample.plan(), folder.resolve("back.xlsx"));
    }

    private static Review review(ReportInput input, String decisions, Path file) {
        Review review = new Review(ReportTables.of(input), DecisionsFile.read(FILE, decisions), CellNotes.NONE);
        review.add("back.xlsx", ReturnedWorkbook.read(file, review.tables()));
        return review;
    }

    /** What comes back with this answer to the question of production. */
    private Review answered(String answer) {
        return review(
                INPUT,
                "",
                back().write("Decisions", row("production in place"), "Decision", answer)
                        .save());
    }

    private static Decisions decided(Review review, String before) {
        return DecisionsFile.read(FILE, review.write(before).decisions());
    }

    private static int row(String key) {
        List<String> keys = List.copyOf(TABLES.questions().keySet());
        return TABLES.questions().values().stream()
                        .filter(question -> question.key().equals(key))
                        .mapToInt(Question::number)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(key + " is not asked: " + keys))
                - 1;
    }

    @Test
    void to_accept_a_proposal_writes_the_decision() {
        Review review = answered("Accept");

        assertThat(decided(review, "").keepProductionInPlace()).isTrue();
        assertThat(review.document("1", false).isOpen()).isFalse();
    }

    @Test
    void another_option_writes_another_decision() {
        Review review = answered("option 2");

        assertThat(decided(review, "").keepProductionInPlace()).isFalse();
    }

    @Test
    void what_an_option_does_not_offer_is_invalid_and_says_what_can_be_written() {
        Review review = answered("option 7");

        assertThat(review.write("").decisions()).isEmpty();
        assertThat(review.document("1", false).invalid())
                .singleElement()
                .satisfies(open -> assertThat(open.fix()).startsWith("Write accept, or option 2;"));
    }

    /** What comes back where the first crossing that people can know of has this in it. */
    private Review used(ReportInput input, Path plan, String word) {
        return review(
                input,
                "",
                new GivenBack(plan, folder.resolve("used.xlsx"))
                        .write("Crossings", crossing(), "Used", word)
                        .save());
    }

    private static int crossing() {
        List<CrossingFacts.Row> rows = CrossingFacts.of(INPUT);
        return rows.indexOf(
                rows.stream().filter(CrossingFacts.Row::mayBeUnused).findFirst().orElseThrow());
    }

    @Test
    void a_crossing_that_is_known_not_to_be_used_is_written_down_with_what_spoke_for_it() {
        Review review = used(INPUT, WrittenSample.plan(), "not used");
        Decisions decided = decided(review, "");

        assertThat(review.document("1", false).isOpen()).isFalse();
        assertThat(decided.unused()).singleElement().satisfies(said -> {
            assertThat(said.evidence()).matches("[0-9a-f]{16}");
            assertThat(INPUT.graph().edges()).filteredOn(said::isAbout).hasSize(1);
        });
        assertThat(INPUT.graph().believing(decided).edges())
                .hasSize(INPUT.graph().edges().size() - 1);
    }

    @Test
    void a_word_that_says_nothing_of_a_use_is_invalid() {
        Review review = used(INPUT, WrittenSample.plan(), "perhaps");

        assertThat(review.document("1", false).invalid()).hasSize(1);
    }

    @Test
    void an_answer_is_kept_for_the_next_workbook() {
        Review review = answered("discuss");
        Review.Result result = review.write("");

        assertThat(result.decisions()).isEmpty();
        assertThat(result.notes().of("decisions", "production in place", "verdict"))
                .contains("discuss");
    }

    @Test
    void an_approval_is_kept_with_the_hash_of_its_plan() {
        ReportInput approved = withPlan("aaaabbbbccccdddd");
        Path file = common.resolve("approved.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(approved), file, Edits.KEPT);
        Path given = new GivenBack(file, folder.resolve("back.xlsx"))
                .write("Brief", 0, "Approval", "approve")
                .write("Brief", 0, "Name", "Ada")
                .write("Brief", 0, "Date", 46054)
                .save();
        Review review = review(approved, "", given);
        CellNotes notes = review.write("").notes();

        Map<String, Map<String, String>> said = notes.tables().getOrDefault("brief", Map.of());
        assertThat(said).hasSize(1);
        assertThat(said.keySet().iterator().next()).endsWith("of plan aaaabbbbcccc");
        assertThat(said.values().iterator().next())
                .isEqualTo(Map.of("approval", "approve", "approved_by", "Ada", "approved_on", "2026-02-01"));
        assertThat(review.document("1", false).isOpen()).isFalse();
    }

    @Test
    void an_approval_of_another_plan_is_kept_for_that_and_asked_for_anew() {
        ReportInput old = withPlan("aaaabbbbccccdddd");
        Path file = common.resolve("old.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(old), file, Edits.KEPT);
        Path given = new GivenBack(file, folder.resolve("back.xlsx"))
                .write("Brief", 0, "Approval", "reject")
                .save();
        Review review = review(withPlan("eeeeffff00001111"), "", given);

        assertThat(review.write("").notes().toString()).contains("of plan aaaabbbbcccc", "reject");
        assertThat(review.document("1", false).conflicts())
                .singleElement()
                .satisfies(open -> assertThat(open.why()).contains("another plan"));
    }

    @Test
    void a_wanted_wave_becomes_a_constraint_and_joins_what_is_wanted_already() {
        String first = INPUT.partition().contexts().get(0).name();
        String second = INPUT.partition().contexts().get(1).name();
        String before = "waves:\n  wanted:\n    - name: pilot\n      contexts: [" + first + "]\n";
        Review review = review(
                INPUT, before, back().write("Contexts", 1, "Wanted wave", 2).save());
        Decisions decided = decided(review, before);

        assertThat(decided.waves().wanted())
                .extracting(Decisions.WantedWave::contexts)
                .containsExactly(List.of(first), List.of(second));
    }

    @Test
    void what_could_not_be_taken_over_is_shown_again_in_the_next_workbook() {
        Review review = review(
                INPUT,
                "",
                back().write("Contexts", 0, "Operating model", "anarchy").save());
        Table<?> open = ReportTables.of(noted(review.write("").notes())).table("open-answers");

        assertThat(open.rows()).hasSize(1);
        assertThat(open.rows().toString()).contains("anarchy", "invalid", "Contexts");
    }

    @Test
    void what_changed_since_somebody_read_is_listed_and_nothing_where_nothing_did() {
        Path given = back().write("Decisions", 0, "Comment", "seen").save();
        CellNotes notes = review(INPUT, "", given).write("").notes();
        ReportInput same = noted(notes);
        ReportInput decided = new ReportInput(
                same.snapshot(),
                same.resources(),
                same.graph(),
                same.partition(),
                same.plan(),
                same.check(),
                DecisionsFile.read(FILE, "keepProductionInPlace: true"));
        ReportInput changed = SampleReport.with(decided, null, notes, null);

        assertThat(ReportTables.of(same).table("changed").rows()).isEmpty();
        assertThat(ReportTables.of(changed).table("changed").rows().toString()).contains("production in place", "gone");
    }

    private static ReportInput noted(CellNotes notes) {
        return SampleReport.with(INPUT, null, notes, null);
    }

    private static ReportInput withPlan(String hash) {
        return new ReportInput(
                INPUT.snapshot(),
                INPUT.resources(),
                INPUT.graph(),
                INPUT.partition(),
                INPUT.plan(),
                INPUT.check().withInputs(Map.of("plan.json", hash)),
                INPUT.decisions());
    }
}
