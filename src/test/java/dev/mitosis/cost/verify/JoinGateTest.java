package dev.mitosis.cost.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.cost.fetch.CostListener;
import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinGateTest {
    @TempDir
    Path folder;

    private Instant exported = Instant.EPOCH;

    @BeforeEach
    void export() {
        try (CostScenario scenario = CostScenario.random(1)) {
            scenario.export(folder);
            exported = scenario.clock().instant();
        }
    }

    private Clock after(Duration time) {
        return Clock.fixed(exported.plus(time), ZoneOffset.UTC);
    }

    private void closed(Duration time, String why) {
        assertThatThrownBy(() -> new JoinGate(after(time)).open(folder))
                .isInstanceOfSatisfying(MitosisException.class, error -> {
                    assertThat(error.code()).isEqualTo("M-COST-13");
                    assertThat(error.exit()).isEqualTo(ExitCode.STALE);
                    assertThat(error.why()).contains(why);
                });
    }

    @Test
    void a_verified_history_opens_the_join_for_a_day() {
        CostVerification made = new CostVerifier(after(Duration.ofHours(1)), false).verify(folder);

        assertThat(new JoinGate(after(Duration.ofHours(24))).open(folder)).isEqualTo(made);
        closed(Duration.ofHours(25), "counts until " + made.freshUntil());
    }

    @Test
    void a_history_that_was_never_verified_or_failed_keeps_it_closed() throws IOException {
        closed(Duration.ZERO, "never verified");
        Files.writeString(folder.resolve("csv/stray.csv"), "x");
        new CostVerifier(after(Duration.ZERO), false).verify(folder);
        closed(Duration.ZERO, "failed");
    }

    @Test
    void another_export_needs_a_verification_of_its_own() throws IOException {
        new CostVerifier(after(Duration.ZERO), false).verify(folder);
        String before = Hashes.ofFile(folder.resolve("manifest.json"));
        try (CostScenario scenario = CostScenario.random(1)) {
            scenario.run(folder, exported.plus(Duration.ofHours(2)), CostListener.SILENT, Integer.MAX_VALUE);
        }
        assertThat(Hashes.ofFile(folder.resolve("manifest.json"))).isNotEqualTo(before);
        closed(Duration.ofHours(3), "exported again");
    }

    @Test
    void a_new_verification_does_not_make_an_old_export_young() {
        new CostVerifier(after(Duration.ofDays(2)), false).verify(folder);
        closed(Duration.ofHours(49), "older than 48 hours");
    }
}
