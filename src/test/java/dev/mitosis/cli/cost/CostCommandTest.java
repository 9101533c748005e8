package dev.mitosis.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.cli.PlannedCommands;
import dev.mitosis.cost.fetch.CostScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
    @TempDir
    static Path workspace;

    static CostScenario scenario;

    @TempDir
    Path empty;

    @BeforeAll
    static void export() {
        scenario = CostScenario.random(3);
        scenario.export(workspace.resolve("reports/" + CostScenario.ACCOUNT + "/cost"));
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterAll
    static void stop() {
        scenario.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static CommandLineRun run(Path directory, String... arguments) {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--account", CostScenario.ACCOUNT))
                .toArray(String[]::new);
        return CommandLineRun.in(directory, all);
    }

    @Test
    void the_stored_history_is_verified_without_aws() {
        CommandLineRun run = run(workspace, "cost", "verify");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("days add up to months", "Verified; the plan may rely on it until");
    }

    @Test
    void an_altered_file_fails_the_verification_with_its_name() throws IOException {
        Path stray = workspace.resolve("reports/" + CostScenario.ACCOUNT + "/cost/csv/stray.csv");
        Files.writeString(stray, "x");
        CommandLineRun run = run(workspace, "cost", "verify");
        Files.delete(stray);

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("csv/stray.csv is not listed");
    }

    @Test
    void a_question_in_sql_is_answered() {
        CommandLineRun run =
                run(workspace, "cost", "query", "select count(*) as n from monthly_total", "--output", "json");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"columns\" : [", "\"n\"");
    }

    @Test
    void an_answer_can_be_had_as_csv_and_nothing_but_it_is_on_standard_output() {
        CommandLineRun run = run(
                workspace,
                "cost",
                "query",
                "select 'a,b' as text, '=1+1' as formula, count(*) > 0 as some from monthly_total",
                "--output",
                "csv");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().toList()).containsExactly("text,formula,some", "\"a,b\",'=1+1,true");
    }

    @Test
    void the_tables_are_listed() {
        assertThat(run(workspace, "cost").out()).contains("monthly_total", "period_start", "unblended_cost");
    }

    @Test
    void the_estimate_makes_no_request() {
        int before = scenario.requests();
        CommandLineRun run = run(empty, "cost", "estimate", "--endpoint-url", scenario.endpoint());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("monthly-total", "USD", "sizes are assumed");
        assertThat(scenario.requests()).isEqualTo(before);
    }

    @Test
    void nothing_is_paid_without_agreement() {
        int before = scenario.requests();
        CommandLineRun run = run(empty, "cost", "export", "--endpoint-url", scenario.endpoint());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("M-COST-09", "--yes");
        assertThat(scenario.requests()).isEqualTo(before);
    }

    @Test
    void how_much_there_is_is_asked_for_before_the_price_of_the_rest_is_agreed_to() {
        List<String> asked = new ArrayList<>();
        try (CostScenario own = CostScenario.small(LocalDate.ofInstant(CommandLineRun.NOW, ZoneOffset.UTC))) {
            CommandLineRun run = CommandLineRun.answering(
                    empty,
                    Map.of(),
                    question -> {
                        asked.add(question);
                        return Optional.of(asked.size() == 1 ? "y" : "n");
                    },
                    "cost",
                    "export",
                    "--endpoint-url",
                    own.endpoint(),
                    "--account",
                    CostScenario.ACCOUNT);

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains("M-COST-09");
            assertThat(asked).hasSize(2);
            assertThat(asked.get(0)).contains("nobody knows yet", "are a part of the export");
            assertThat(asked.get(1)).contains("sizes are those of the account");
            assertThat(own.requests()).isBetween(10, 80);
        }
    }

    @Test
    void a_missing_history_names_the_command_that_makes_it() {
        CommandLineRun run = run(empty, "cost", "verify");

        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("M-COST-07", "mitosis cost export");
    }

    @Test
    void the_questions_of_a_plan_can_be_asked() {
        List<List<String>> questions = PlannedCommands.all().stream()
                .filter(words -> words.contains("query"))
                .toList();

        assertThat(questions).isNotEmpty().allSatisfy(words -> {
            CommandLineRun run = run(workspace, "cost", "query", words.get(words.size() - 1));
            assertThat(run.err()).doesNotContain("error");
            assertThat(run.exit()).isZero();
        });
    }

    @Test
    void the_join_is_opened_by_a_young_verification_only() {
        run(workspace, "cost", "verify");
        CommandLineRun run = run(workspace, "cost", "verify", "--before-join");

        Duration age = Duration.between(scenario.clock().instant(), CommandLineRun.NOW);
        assertThat(run.exit()).isEqualTo(age.toHours() < 48 ? 0 : 8);
        assertThat(run.out() + run.err()).contains(age.toHours() < 48 ? "may join until" : "M-COST-13");
    }

    @Test
    void a_missing_partition_names_the_command_that_makes_it() {
        CommandLineRun run = run(workspace, "cost", "attribute");

        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("partition.json", "mitosis partition");
    }
}
