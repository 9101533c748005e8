package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.ArtefactFolder.Artefact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a plan's runbooks. */
class RunbookFilesTest {
    private static final String HOSTILE = "It's `x` | <b>$(id)</b>\n}\nrm -rf / # \u001b[31m";

    private static final DrawnPlan PLAN = new DrawnPlan()
            .asks("MAIL_DOMAIN", "the domain of the addresses", "example.com")
            .secret("DB_PASSWORD", "the password of the database")
            .wave(
                    "foundation",
                    new DrawnStep("sign-up", "Sign up")
                            .byHand()
                            .checked("A mailbox is there", "A hardware key is at hand"),
                    new DrawnStep("find", "Find it out")
                            .after("sign-up")
                            .uses("MAIL_DOMAIN")
                            .sets("FOUND")
                            .runs("FOUND=$(aws sts get-caller-identity --query Account --output text)"))
            .wave(
                    "shop",
                    new DrawnStep("copy", "Copy the table orders")
                            .after("find")
                            .uses("FOUND", "DB_PASSWORD")
                            .reads("accounts/shop/deploy.sh")
                            .runs(
                                    "bash accounts/shop/deploy.sh --execute --stack data",
                                    "aws dynamodb export --to ${FOUND}")
                            .proves("expect COMPLETED aws dynamodb describe-export")
                            .takenBackBy("bash accounts/shop/deploy.sh --execute --remove --stack data"),
                    new DrawnStep("delete", "Delete the old table")
                            .after("copy")
                            .notBefore("2027-01-01T00:00:00Z")
                            .withoutReturn()
                            .runs("aws dynamodb delete-table --table-name orders"));

    @TempDir
    private Path folder;

    @Test
    void one_wave_reads_as_expected() {
        Golden.assertMatches(
                Path.of("src/test/resources/dev/mitosis/plan/runbook/wave.txt"),
                files(PLAN).stream()
                        .filter(file -> file.path().startsWith("02-shop/")
                                || file.path().equals("README.md"))
                        .map(file -> "=== " + file.path() + "\n" + file.text().get())
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void the_numbers_of_steps_have_as_many_digits_as_the_wave_needs() {
        DrawnStep[] many = new DrawnStep[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = new DrawnStep("step-" + i, "Step");
        }
        assertThat(files(new DrawnPlan().wave("many", many)))
                .extracting(Artefact::path)
                .contains("01-many/001-step.sh", "01-many/100-step.sh");
    }

    @Test
    void text_of_the_account_is_data_in_every_script_and_page() throws IOException, InterruptedException {
        RequiredTool.require("bash");
        DrawnPlan hostile = new DrawnPlan()
                .asks("GIVEN", HOSTILE, HOSTILE)
                .wave(
                        "one",
                        new DrawnStep("copy", HOSTILE)
                                .checked(HOSTILE)
                                .uses("GIVEN")
                                .reads(HOSTILE));
        FollowedRunbook runbook = new FollowedRunbook(folder, hostile);

        assertThat(runbook.run("01-one/01"))
                .contains("$(id)")
                .doesNotContain("uid=", "\u001b")
                .endsWith("exit 0");
        for (Artefact file : files(hostile)) {
            assertThat(file.text().get()).as(file.path()).doesNotContain("\u001b", "\nrm -rf");
            if (file.path().endsWith(".md")) {
                assertThat(file.text().get()).doesNotContain("<b>");
            }
        }
    }

    @Test
    void every_script_is_one_that_bash_reads() throws IOException, InterruptedException {
        RequiredTool.require("bash");
        for (Artefact file : files(PLAN)) {
            if (file.path().endsWith(".sh") || file.path().endsWith(".env")) {
                Path script =
                        Files.writeString(folder.resolve("script"), file.text().get());
                Process process = new ProcessBuilder("bash", "-n", script.toString())
                        .redirectErrorStream(true)
                        .start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(file.path() + said).isZero();
            }
        }
    }

    private static List<Artefact> files(DrawnPlan plan) {
        return RunbookFiles.of(plan.document(), "0".repeat(64), "");
    }
}
