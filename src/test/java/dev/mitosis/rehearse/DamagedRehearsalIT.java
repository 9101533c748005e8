package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.mutation.CombinedDamage;
import dev.mitosis.check.mutation.CombinedDamage.Damaged;
import dev.mitosis.check.mutation.PlannedSample;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.ArtefactFolder;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.plan.runbook.RunbookFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plan of the sample with fifteen damages that an emulator can feel, each in a step of its own: that step fails in
 * the rehearsal, and nothing else does. The check names the same steps. It takes long, so that it runs in the profile
 * {@code thorough} alone.
 */
@EnabledIfSystemProperty(named = "mitosis.thorough", matches = "true")
class DamagedRehearsalIT {
    private static final long SEED = Long.getLong("mitosis.damages.seed", 1);
    private static final List<String> KINDS = List.of(
            "another stack",
            "stack only shown",
            "another account's script",
            "profile of another account",
            "profile of nobody",
            "no profile",
            "another region",
            "operation misspelt",
            "operation that destroys",
            "option misspelt",
            "option left out",
            "validation deletes",
            "commands deleted",
            "one command deleted",
            "commands swapped");

    @TempDir
    private Path folder;

    @Test
    void both_opinions_are_of_the_same_steps() throws IOException {
        try (RehearsedAccount sample = RehearsedAccount.sample(folder)) {
            Damaged damaged = CombinedDamage.of(PlannedSample.in(new Workspace(folder)), KINDS, SEED);
            write(damaged);
            CommandLineRun.in(folder, "check");
            sample.makeSource();

            sample.rehearse("--no-scan");

            RehearsalDocument result = sample.result();
            Set<String> failed = result.steps().stream()
                    .filter(step -> step.outcome() == Outcome.FAILED)
                    .map(RehearsedStep::id)
                    .collect(Collectors.toSet());
            assertThat(failed)
                    .as("%s", damaged.steps())
                    .containsExactlyInAnyOrderElementsOf(damaged.steps().values());
            assertThat(named())
                    .as("%s", damaged.steps())
                    .containsAll(damaged.steps().values());
        }
    }

    private Set<String> named() {
        Set<String> steps = new HashSet<>();
        DocumentFile.read(folder.resolve("plans/sample/check.json"), CheckDocument.class, "mitosis check")
                .invariants()
                .forEach(invariant ->
                        invariant.violations().stream().map(Violation::step).forEach(steps::add));
        return steps;
    }

    /** Writes the plan, and the scripts that follow from it. */
    private void write(Damaged damaged) throws IOException {
        Path plan = folder.resolve("plans/sample/plan.json");
        DocumentFile.write(plan, damaged.plan());
        ArtefactFolder.write(
                folder.resolve("plans/sample/artefacts/waves"),
                damaged.plan().account(),
                damaged.plan().snapshotId(),
                RunbookFiles.of(damaged.plan(), Hashes.ofFile(plan), ""));
    }
}
