package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.config.Workspace;
import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import dev.mitosis.workbook.EditedWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people have written into a workbook survives every command. */
class PeoplesWordsTest {
    private static final String ACCOUNT = GatedAws.ACCOUNT;
    private static final List<String> SHEETS = List.of("Accounts", "Steps", "Resources", "Contexts");

    @TempDir
    private static Path folder;

    private static Path workbook;
    private static Path graph;
    private static GatedAws aws;

    @BeforeAll
    static void a_planned_account() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws = new GatedAws();
        aws.open();
        Workspace workspace = new Workspace(folder);
        workbook = workspace.reports(ACCOUNT).resolve("plan.xlsx");
        graph = workspace.plans(ACCOUNT).resolve("graph.json");
        Instant at = Instant.parse("2026-01-15T10:00:00Z");
        SnapshotWriter writer = SnapshotWriter.begin(workspace.snapshot(ACCOUNT));
        writer.write(
                "eu-west-1",
                "test",
                "Everything",
                new AccountBuilder(ACCOUNT)
                        .table("orders", t -> {})
                        .function("api", f -> {})
                        .snapshot()
                        .resources()
                        .toList());
        writer.finish(new SnapshotSummary(ACCOUNT, "aws", "", at, at, List.of("eu-west-1"), List.of(), List.of()));
    }

    @AfterAll
    static void stop() {
        aws.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void every_command_that_writes_the_workbook_of_a_plan_stops_before_its_work() throws IOException {
        assertThat(run("run", "--skip-scan").exit()).isZero();
        assertThat(run("run", "--skip-scan").exit()).isZero();
        List<String> sheets = EditedWorkbook.sheets(workbook).stream()
                .filter(SHEETS::contains)
                .toList();
        EditedWorkbook.write(workbook, sheets);
        byte[] edited = Files.readAllBytes(workbook);
        FileTime drawn = Files.getLastModifiedTime(graph);

        assertThat(sheets).hasSizeGreaterThan(2);
        for (List<String> words : List.of(
                List.of("report"),
                List.of("run", "--skip-scan"),
                List.of("run", "--endpoint-url", aws.endpoint(), "--region", "eu-west-1"))) {
            CommandLineRun run = run(words.toArray(String[]::new));

            assertThat(run.exit()).as(run.err()).isEqualTo(6);
            assertThat(run.err()).contains("error [M-BOOK-01]", sheets.size() + " changes", "--discard-edits");
            assertThat(sheets).allSatisfy(sheet -> assertThat(run.err()).contains("'" + sheet + "' B5"));
            assertThat(Files.readAllBytes(workbook)).isEqualTo(edited);
            assertThat(Files.getLastModifiedTime(graph)).isEqualTo(drawn);
        }

        assertThat(run("report", "--discard-edits").exit()).isZero();
        assertThat(run("report").exit()).isZero();
        teamsWorkbookStays();
    }

    private static void teamsWorkbookStays() throws IOException {
        String context = "shop";
        Files.writeString(
                new Workspace(folder).decisions(ACCOUNT),
                "assign:\n  - resource: orders\n    context: shop\n  - resource: api\n    context: shop\n");
        assertThat(run("run", "--skip-scan").exit()).isZero();
        assertThat(run("report", "--context", context).exit()).isZero();
        Path team = workbook.resolveSibling("teams").resolve(context).resolve("plan.xlsx");
        EditedWorkbook.write(team, List.of("Contexts"));
        byte[] edited = Files.readAllBytes(team);

        CommandLineRun run = run("report", "--context", context);

        assertThat(run.exit()).as(run.err()).isEqualTo(6);
        assertThat(run.err()).contains("error [M-BOOK-01]", "'Contexts' B5");
        assertThat(Files.readAllBytes(team)).isEqualTo(edited);
        assertThat(run("report", "--context", "nobody").err()).contains("error [M-REPORT-01]");
    }

    @Test
    void the_sample_is_no_exception() throws IOException {
        Path sample = new Workspace(folder).reports("sample").resolve("plan.xlsx");
        Files.createDirectories(sample.getParent());
        Files.writeString(sample, "words");

        CommandLineRun run = CommandLineRun.in(folder, "demo");

        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("M-BOOK-02");
        assertThat(sample).hasContent("words");
        assertThat(new Workspace(folder).plans("sample")).doesNotExist();
    }

    @Test
    void nothing_is_paid_for_costs_that_may_not_be_written(@TempDir Path other) throws IOException {
        Path costs = new Workspace(other)
                .reports(CostScenario.ACCOUNT)
                .resolve("cost")
                .resolve("cost.xlsx");
        Files.createDirectories(costs.getParent());
        Files.writeString(costs, "words");
        try (CostScenario scenario = CostScenario.random(3)) {
            for (List<String> words : List.of(
                    List.of("cost", "export", "--yes", "--endpoint-url", scenario.endpoint()),
                    List.of("cost", "attribute"))) {
                CommandLineRun run = CommandLineRun.in(other, with(words, CostScenario.ACCOUNT));

                assertThat(run.exit()).as(run.err()).isEqualTo(6);
                assertThat(run.err()).contains("M-BOOK-02");
                assertThat(costs).hasContent("words");
            }
            assertThat(scenario.requests()).isZero();
        }
    }

    private static CommandLineRun run(String... words) {
        return CommandLineRun.in(folder, with(List.of(words), ACCOUNT));
    }

    private static String[] with(List<String> words, String account) {
        List<String> all = new java.util.ArrayList<>(words);
        all.addAll(List.of("--account", account));
        return all.toArray(String[]::new);
    }
}
