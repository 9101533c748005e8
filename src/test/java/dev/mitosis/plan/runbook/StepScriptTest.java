package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.RequiredTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of steps as people run them, with an AWS CLI that only notes its calls. */
class StepScriptTest {
    private static final Map<String, String> SECRET = Map.of("DB_PASSWORD", "corr3ct-h0rse");

    @TempDir
    private Path folder;

    private FollowedRunbook runbook;

    @BeforeEach
    void plan() throws IOException {
        RequiredTool.require("bash");
        runbook = new FollowedRunbook(folder, plan(""));
        runbook.answers(
                "case $* in *create-db-snapshot*) echo arn:snapshot ;; *describe-db-snapshots*) echo available ;; esac\n");
    }

    private static DrawnPlan plan(String more) {
        return new DrawnPlan()
                .asks("MAIL_DOMAIN", "the domain of the addresses", "example.com")
                .secret("DB_PASSWORD", "the password of the database")
                .presets("TRY", "1")
                .wave("foundation", new DrawnStep("sign-up", "Sign up").byHand().checked("A mailbox is there"))
                .wave(
                        "shop",
                        new DrawnStep("copy", "Copy the orders; $(rm -rf /)")
                                .after("sign-up")
                                .uses("TRY")
                                .sets("SNAPSHOT")
                                .runs(
                                        "SNAPSHOT=$(aws rds create-db-snapshot --name orders-${TRY})",
                                        "wait_until available aws rds describe-db-snapshots ${SNAPSHOT}")
                                .proves("aws rds prove ${SNAPSHOT}")
                                .takenBackBy("aws rds delete-db-snapshot ${SNAPSHOT}"),
                        new DrawnStep("secret", "Set the secret")
                                .after("copy")
                                .uses("DB_PASSWORD", "SNAPSHOT")
                                .runs(
                                        "printf %s \"${DB_PASSWORD}\" | aws secretsmanager put-secret-value --for ${SNAPSHOT}"),
                        new DrawnStep("late", "Wait for a day")
                                .notBefore("2999-01-01T00:00:00Z")
                                .runs("aws late"),
                        new DrawnStep("early", "Wait no longer")
                                .notBefore("2001-01-01T00:00:00Z")
                                .runs("aws early"),
                        new DrawnStep("delete", "Delete the old")
                                .withoutReturn()
                                .runs("aws delete"),
                        new DrawnStep("name", "Name it")
                                .after("sign-up")
                                .uses("MAIL_DOMAIN")
                                .runs("aws name ${MAIL_DOMAIN}" + more));
    }

    @Test
    void without_execute_nothing_is_called() throws IOException {
        String said = runbook.run("02-shop/01");

        assertThat(said)
                .contains(
                        "Copy the orders; $(rm -rf /)",
                        " 1. SNAPSHOT=$(aws rds create-db-snapshot --name orders-${TRY})")
                .contains(" 2. wait_until", "not now: sign-up comes before it and is open", "nothing was called")
                .endsWith("exit 0");
        assertThat(runbook.calls()).isEmpty();
        assertThat(runbook.state("steps.jsonl")).isEmpty();
    }

    @Test
    void a_step_is_refused_before_what_it_depends_on() throws IOException {
        assertThat(runbook.run("02-shop/01", "--execute"))
                .contains("sign-up comes before it and is open: bash waves/01-foundation/01-sign-up.sh")
                .endsWith("exit 1");
        assertThat(runbook.calls()).isEmpty();
    }

    @Test
    void a_wave_begins_when_the_one_before_it_is_finished_or_somebody_says_so() throws IOException {
        assertThat(runbook.run("02-shop/04", "--execute"))
                .contains("the wave before it is not finished, sign-up is open: bash waves/01-foundation/01-sign-up.sh")
                .endsWith("exit 1");
        assertThat(runbook.run("02-shop/04", "--execute", "--ahead")).endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("early");
    }

    @Test
    void a_step_by_hand_is_noted_with_the_name_of_who_did_it() throws IOException {
        assertThat(runbook.run("01-foundation/01"))
                .contains("A mailbox is there", "--done --by NAME")
                .endsWith("exit 0");
        assertThat(runbook.run("01-foundation/01", "--execute"))
                .contains("a person does this")
                .endsWith("exit 1");
        assertThat(runbook.run("01-foundation/01", "--done"))
                .contains("--by NAME")
                .endsWith("exit 2");
        assertThat(runbook.run("01-foundation/01", "--done", "--by", "Ann \"A\""))
                .endsWith("exit 0");
        assertThat(runbook.state("steps.jsonl").lines().toList().get(1))
                .contains("\"step\":\"sign-up\"", "\"outcome\":\"done\"", "\"by\":\"Ann \\\"A\\\"\"");
    }

    @Test
    void a_finished_step_is_proved_kept_and_not_repeated() throws IOException {
        signedUp();
        assertThat(runbook.run("02-shop/01", "--execute")).endsWith("copy is done\nexit 0");
        assertThat(runbook.calls())
                .containsExactly(
                        "rds create-db-snapshot --name orders-1",
                        "rds describe-db-snapshots arn:snapshot",
                        "rds prove arn:snapshot");
        assertThat(runbook.state("outputs.env")).isEqualTo("export SNAPSHOT=arn:snapshot\n");
        assertThat(runbook.state("steps.jsonl"))
                .contains("\"outcome\":\"done\",\"outputs\":{\"SNAPSHOT\":\"arn:snapshot\"}}");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("account/state/outputs.env"))))
                .isEqualTo("rw-------");

        assertThat(runbook.run("02-shop/01", "--execute"))
                .contains("is done already")
                .endsWith("exit 0");
        assertThat(runbook.calls()).isEmpty();
    }

    @Test
    void a_killed_step_runs_again_and_goes_on_where_it_is_told() throws IOException, InterruptedException {
        signedUp();
        // Somebody pulls the plug while the second command asks.
        runbook.answers(
                "case $* in *create-db-snapshot*) echo arn:snapshot ;; *) kill -KILL $(cat $FAKE/pid) ;; esac\n");
        Process process = runbook.start(Map.of(), "02-shop/01", "--execute");
        Files.writeString(folder.resolve("fake/pid"), String.valueOf(process.pid()));
        try (InputStream said = process.getInputStream()) {
            said.readAllBytes();
        }
        assertThat(process.waitFor()).isNotZero();
        assertThat(runbook.state("steps.jsonl")).endsWith("\"outcome\":\"running\"}\n");
        runbook.calls();

        runbook.answers("echo available\n");
        assertThat(runbook.run("02-shop/02", "--execute"))
                .contains("copy comes before it and is running")
                .endsWith("exit 1");
        assertThat(runbook.run("02-shop/01", "--execute", "--from", "2")).endsWith("copy is done\nexit 0");
        assertThat(runbook.calls()).containsExactly("rds describe-db-snapshots arn:snapshot", "rds prove arn:snapshot");
    }

    @Test
    void a_command_that_fails_ends_the_step_and_is_named() throws IOException {
        signedUp();
        runbook.answers("case $* in *create-db-snapshot*) echo arn:snapshot ;; *) echo failed ;; esac\n");
        assertThat(runbook.run("02-shop/01", "--execute"))
                .contains(
                        "it is failed, and will not be available any more",
                        "failed: commands, command 2 of copy",
                        "--from 2")
                .endsWith("exit 1");
        assertThat(runbook.state("steps.jsonl")).endsWith("\"outcome\":\"failed\"}\n");
        assertThat(runbook.state("outputs.env")).contains("SNAPSHOT=arn:snapshot");
        assertThat(runbook.calls()).noneMatch(call -> call.contains("prove"));
    }

    @Test
    void what_was_not_proved_is_not_done() throws IOException {
        signedUp();
        runbook.answers("case $* in *prove*) exit 3 ;; *create*) echo arn:snapshot ;; *) echo available ;; esac\n");
        assertThat(runbook.run("02-shop/01", "--execute"))
                .contains("failed: validation, command 1")
                .endsWith("exit 3");
        assertThat(runbook.run("02-shop/02", "--execute")).contains("copy comes before it and is failed");
    }

    @Test
    void a_variable_that_nobody_gave_is_asked_for_with_its_meaning() throws IOException {
        signedUp();
        assertThat(runbook.run("02-shop/06", "--execute"))
                .contains("MAIL_DOMAIN is not set: the domain of the addresses (fill it in in waves/inputs.env)")
                .endsWith("exit 1");
        runbook.fillIn("export MAIL_DOMAIN='shop.example'");
        assertThat(runbook.run("02-shop/06", "--execute")).endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("name shop.example");
    }

    @Test
    void a_secret_is_neither_said_nor_kept() throws IOException {
        signedUp();
        runbook.run("02-shop/01", "--execute");
        assertThat(runbook.run("02-shop/02", "--execute")).contains("DB_PASSWORD is not set", "read -rs DB_PASSWORD");
        runbook.answers("cat > /dev/null\n");
        String said = runbook.run(SECRET, "02-shop/02") + runbook.run(SECRET, "02-shop/02", "--execute");

        assertThat(said).endsWith("secret is done\nexit 0");
        assertThat(said + runbook.calls() + runbook.state("steps.jsonl") + runbook.state("outputs.env"))
                .doesNotContain("corr3ct");
    }

    @Test
    void a_day_that_has_not_come_is_waited_for() throws IOException {
        signedUp();
        assertThat(runbook.run("02-shop/03", "--execute"))
                .contains("must not be done before 2999-01-01")
                .endsWith("exit 1");
        assertThat(runbook.run("02-shop/04", "--execute")).endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("early");
    }

    @Test
    void what_cannot_be_undone_wants_a_word_more() throws IOException {
        signedUp();
        assertThat(runbook.run("02-shop/05", "--execute"))
                .contains("there is no way back from it: add --yes")
                .endsWith("exit 1");
        assertThat(runbook.run("02-shop/05", "--execute", "--yes")).endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("delete");
        assertThat(runbook.run("02-shop/05", "--undo", "--execute", "--yes"))
                .contains("What is deleted is gone.")
                .endsWith("exit 1");
    }

    @Test
    void the_scripts_of_another_plan_are_refused_and_so_is_the_state_of_another_one() throws IOException {
        signedUp();
        Path copy = folder.resolve("account/plan.json");
        String plan = Files.readString(copy);
        Files.writeString(copy, plan.replace("Sign up", "Sign off"));
        assertThat(runbook.run("02-shop/01", "--execute")).contains("is not the plan that this script was written for");

        runbook.planned(plan(" again"));
        assertThat(runbook.run("02-shop/01", "--execute"))
                .contains("done under another plan")
                .endsWith("exit 1");
        assertThat(runbook.run("02-shop/01", "--execute", "--new-plan")).endsWith("exit 0");
        assertThat(runbook.run("02-shop/02")).doesNotContain("another plan");
    }

    @Test
    void the_same_step_does_not_run_twice_at_once() throws IOException {
        signedUp();
        Path held = folder.resolve("account/state/running/copy");
        Files.createDirectories(held);
        Files.writeString(held.resolve("owner"), "elsewhere 1\n");
        assertThat(runbook.run("02-shop/01", "--execute"))
                .contains("this step is being run")
                .endsWith("exit 1");
        assertThat(runbook.calls()).isEmpty();
    }

    @Test
    void half_a_line_of_the_state_hides_no_other() throws IOException {
        signedUp();
        Path state = folder.resolve("account/state/steps.jsonl");
        Files.writeString(state, Files.readString(state) + "{\"step\":\"copy\",\"pl");
        assertThat(runbook.run("02-shop/01", "--execute", "--new-plan")).endsWith("exit 0");
        assertThat(runbook.run("02-shop/01", "--execute")).contains("is done already");
    }

    @Test
    void what_a_person_found_out_counts_more_than_an_earlier_run() throws IOException {
        signedUp();
        runbook.run("02-shop/01", "--execute");
        assertThat(runbook.run("02-shop/01", "--undone", "--by", "Ann")).endsWith("copy is undone\nexit 0");
        assertThat(runbook.run(Map.of("SNAPSHOT", "arn:mine"), "02-shop/01", "--done", "--by", "Ann"))
                .endsWith("exit 0");
        assertThat(runbook.state("outputs.env")).endsWith("export SNAPSHOT=arn:mine\n");
    }

    private void signedUp() {
        assertThat(runbook.run("01-foundation/01", "--done", "--by", "Ann")).endsWith("exit 0");
    }

    @Test
    void a_finished_step_that_has_changed_is_not_done_again_by_itself() throws IOException {
        runbook.run("01", "--done", "--by", "ann");
        runbook.run("02-shop/01", "--execute");
        runbook.calls();

        runbook.planned(new DrawnPlan()
                .wave("foundation", new DrawnStep("sign-up", "Sign up").byHand().checked("A mailbox is there"))
                .wave(
                        "shop",
                        new DrawnStep("copy", "Copy more").after("sign-up").runs("aws rds copy-more"),
                        new DrawnStep("next", "Go on").after("copy").runs("aws next")));

        assertThat(runbook.run("02-shop/01", "--execute", "--new-plan"))
                .contains("copy was done before it changed: add --again")
                .endsWith("exit 1");
        assertThat(runbook.run("02-shop/02", "--execute", "--new-plan"))
                .contains("copy comes before it and was done before it changed")
                .endsWith("exit 1");
        assertThat(runbook.run("02-shop/01")).contains("It was done before it changed");
        assertThat(runbook.calls()).isEmpty();
        assertThat(runbook.run("02-shop/01", "--execute", "--again", "--new-plan"))
                .endsWith("exit 0");
        assertThat(runbook.run("02-shop/02", "--execute", "--new-plan")).endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("rds copy-more", "next");
    }

    @Test
    void a_person_may_say_that_what_was_done_is_enough() throws IOException {
        runbook.run("01", "--done", "--by", "ann");
        runbook.planned(new DrawnPlan()
                .wave("foundation", new DrawnStep("sign-up", "Sign up").byHand().checked("Two mailboxes are there"))
                .wave("shop", new DrawnStep("copy", "Copy").runs("aws copy")));

        assertThat(runbook.run("02-shop/01", "--execute", "--new-plan"))
                .contains("sign-up was done before it changed")
                .endsWith("exit 1");
        runbook.run("01", "--done", "--by", "ann", "--new-plan");
        assertThat(runbook.run("02-shop/01", "--execute")).endsWith("exit 0");
    }

    @Test
    void a_freeze_that_goes_on_does_not_find_out_what_it_has_changed_since() throws IOException {
        runbook.planned(new DrawnPlan()
                .wave(
                        "shop",
                        new DrawnStep("stop", "Stop the shop")
                                .freezes()
                                .sets("SIZE")
                                .runs("SIZE=$(aws size)", "aws resize 0", "aws wait")
                                .takenBackBy("aws resize ${SIZE}")));
        runbook.answers("case $* in size) echo 4 ;; wait) exit 1 ;; esac\n");
        assertThat(runbook.run("01-shop/01", "--execute")).endsWith("exit 1");
        runbook.calls();

        runbook.answers("case $* in size) echo 0 ;; esac\n");

        assertThat(runbook.run("01-shop/01", "--execute"))
                .contains("SIZE is known from before")
                .endsWith("exit 0");
        assertThat(runbook.calls()).containsExactly("resize 0", "wait");
        runbook.run("01-shop/01", "--undo", "--execute", "--yes");
        assertThat(runbook.calls()).containsExactly("resize 4");
        runbook.answers("case $* in size) echo 7 ;; esac\n");
        runbook.run("01-shop/01", "--execute");
        assertThat(runbook.calls()).as("taken back, it begins anew").contains("size");
    }
}
