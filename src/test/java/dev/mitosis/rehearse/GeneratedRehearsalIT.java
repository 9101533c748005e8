package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.RandomEstates.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans of generated accounts rehearsed, each in an account that was built from its snapshot. They take minutes each,
 * so that they run in the profile {@code thorough} alone.
 */
@EnabledIfSystemProperty(named = "mitosis.thorough", matches = "true")
class GeneratedRehearsalIT {
    private static final int ACCOUNTS = 20;
    private static final int FAILED_STEPS = 7;
    private static final long SEED = Long.getLong("mitosis.rehearsals.seed", 19);

    @TempDir
    private Path folder;

    static List<Case> accounts() {
        List<Case> cases = new ArrayList<>(RandomEstates.all());
        Collections.shuffle(cases, new Random(SEED));
        return cases.subList(0, ACCOUNTS);
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void its_plan_runs(Case generated) throws IOException {
        try (RehearsedAccount account = RehearsedAccount.generated(folder, generated)) {
            CommandLineRun run = account.buildAndRehearse("--no-scan");

            assertThat(run.exit()).as(run.out() + run.err()).isIn(0, FAILED_STEPS);
            RehearsalDocument result = account.result();
            assertThat(result.steps())
                    .filteredOn(step -> step.outcome() == Outcome.FAILED)
                    .extracting(RehearsedStep::id)
                    .as(run.out() + run.err())
                    .isEmpty();
            assertThat(result.finished()).isTrue();
            assertThat(result.steps()).extracting(RehearsedStep::outcome).contains(Outcome.RAN);
            assertThat(Objects.requireNonNull(result.source()).standing()).isPositive();
            assertThat(result.markers()).allMatch(marker -> marker.found() == marker.wanted());
        }
    }
}
