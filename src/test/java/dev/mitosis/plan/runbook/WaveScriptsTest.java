package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.RequiredTool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What proves a whole wave again, and what takes it back. */
class WaveScriptsTest {
    @TempDir
    private Path folder;

    private FollowedRunbook runbook;

    @BeforeEach
    void plan() {
        RequiredTool.require("bash");
        runbook = new FollowedRunbook(
                folder,
                new DrawnPlan()
                        .wave(
                                "shop",
                                step("network").proves("aws prove network"),
                                step("data").after("network").proves("aws prove data"),
                                step("compute").after("data"),
                                new DrawnStep("delete", "Delete")
                                        .after("data")
                                        .withoutReturn()
                                        .runs("aws do delete"))
                        .wave("office", step("desk").after("data")));
    }

    private static DrawnStep step(String id) {
        return new DrawnStep(id, "Make the " + id).runs("aws do " + id).takenBackBy("aws undo " + id);
    }

    @Test
    void the_steps_are_taken_back_from_the_last_one_to_the_first() throws IOException {
        finish("01-shop/01", "01-shop/02", "01-shop/03");

        assertThat(runbook.run("01-shop/rollback"))
                .containsSubsequence(
                        "Back from: Make the compute", "Nobody uses compute yet.", "Back from: Make the data")
                .contains("add --execute --yes")
                .doesNotContain("not now")
                .endsWith("exit 0");
        assertThat(runbook.calls()).isEmpty();
        assertThat(runbook.run("01-shop/rollback", "--execute"))
                .contains("nothing was done: add --yes")
                .endsWith("exit 1");
        assertThat(runbook.calls()).isEmpty();

        assertThat(runbook.run("01-shop/rollback", "--execute", "--yes")).endsWith("network is undone\nexit 0");
        assertThat(runbook.calls()).containsExactly("undo compute", "undo data", "undo network");
        assertThat(runbook.run("01-shop/rollback"))
                .contains("nothing to take back")
                .endsWith("exit 0");
        assertThat(runbook.run("01-shop/01")).contains("network is undone");
    }

    @Test
    void it_ends_with_the_step_that_is_named() throws IOException {
        finish("01-shop/01", "01-shop/02", "01-shop/03");

        runbook.run("01-shop/rollback", "--to", "data", "--execute", "--yes");
        assertThat(runbook.calls()).containsExactly("undo compute", "undo data");
        assertThat(runbook.run("01-shop/rollback", "--to", "nothing")).contains("nothing is no step of this wave");
    }

    @Test
    void it_stops_where_there_is_no_way_back() throws IOException {
        finish("01-shop/01", "01-shop/02");
        runbook.run("01-shop/04", "--execute", "--yes");
        runbook.calls();

        assertThat(runbook.run("01-shop/rollback", "--execute", "--yes"))
                .contains("there is no way back from delete")
                .endsWith("exit 1");
        assertThat(runbook.calls()).isEmpty();
    }

    @Test
    void it_stops_where_a_later_wave_rests_on_a_step() throws IOException {
        finish("01-shop/01", "01-shop/02", "01-shop/03");
        assertThat(runbook.run("02-office/01", "--execute", "--ahead")).endsWith("exit 0");
        runbook.calls();

        assertThat(runbook.run("01-shop/rollback", "--execute", "--yes"))
                .contains("desk rests on it: take that back first: bash waves/02-office/01-make-the-desk.sh --undo")
                .endsWith("exit 1");
        assertThat(runbook.calls()).containsExactly("undo compute");
        runbook.run("02-office/rollback", "--execute", "--yes");
        assertThat(runbook.run("01-shop/rollback", "--execute", "--yes")).endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("undo desk", "undo data", "undo network");
    }

    @Test
    void what_was_half_done_or_half_taken_back_is_taken_back() throws IOException {
        finish("01-shop/01");
        runbook.answers("case $* in 'do data' | 'undo data') exit 1 ;; esac\n");
        runbook.run("01-shop/02", "--execute");
        assertThat(runbook.run("01-shop/rollback", "--execute", "--yes")).endsWith("exit 1");
        assertThat(runbook.state("steps.jsonl")).endsWith("\"outcome\":\"undoing\"}\n");

        runbook.answers("");
        runbook.calls();
        assertThat(runbook.run("01-shop/rollback", "--execute", "--yes")).endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("undo data", "undo network");
    }

    @Test
    void all_that_was_finished_is_proved_again_and_what_fails_is_named() throws IOException {
        finish("01-shop/01", "01-shop/02");
        runbook.answers("[ \"$*\" != 'prove network' ]\n");

        assertThat(runbook.run("01-shop/verify"))
                .contains(
                        "FAILED: network",
                        "data: proved",
                        "compute is open: nothing to prove",
                        "1 steps are not what they were")
                .endsWith("exit 1");
        assertThat(runbook.calls()).containsExactly("prove network", "prove data");
        assertThat(runbook.state("steps.jsonl")).doesNotContain("failed");
    }

    private void finish(String... scripts) throws IOException {
        for (String script : scripts) {
            assertThat(runbook.run(script, "--execute")).endsWith("exit 0");
        }
        runbook.calls();
    }
}
