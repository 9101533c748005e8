package dev.mitosis.cost.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.cost.fetch.WrittenHistory;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JoinGateTest {
    @TempDir
    Path folder;

    static Stream<TsvRow> rows() {
        return TsvTable.load(JoinGateTest.class, "gate.tsv", 2).stream();
    }

    private static Clock after(Duration time) {
        return Clock.fixed(WrittenHistory.NOW.plus(time), ZoneOffset.UTC);
    }

    private void prepare(String verified) throws IOException {
        WrittenHistory.write(folder, "monthly-total 2026-01: =1");
        if (verified.equals("failed")) {
            Files.writeString(folder.resolve("csv/stray.csv"), "x");
        }
        if (!verified.equals("never")) {
            Duration time = verified.startsWith("PT") ? Duration.parse(verified) : Duration.ZERO;
            new CostVerifier(after(time), false).verify(folder);
        }
        if (verified.equals("again")) {
            WrittenHistory.write(folder, "monthly-total 2026-01: =2");
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_gate_opens_for_a_fresh_verification_of_a_fresh_export(TsvRow row) throws IOException {
        prepare(row.cell(0));
        JoinGate gate = new JoinGate(after(Duration.parse(row.cell(1))));

        if (row.cell(2).isEmpty()) {
            assertThat(gate.open(folder))
                    .isEqualTo(CostVerifier.last(folder).orElseThrow())
                    .returns(true, CostVerification::passed);
        } else {
            assertThatThrownBy(() -> gate.open(folder)).isInstanceOfSatisfying(MitosisException.class, error -> {
                assertThat(error.code()).isEqualTo("M-COST-13");
                assertThat(error.exit()).isEqualTo(ExitCode.STALE);
                assertThat(error.why()).isEqualTo(row.cell(2));
                assertThat(error.fix()).isEqualTo("run: mitosis cost " + row.cell(3) + ", then ask again");
            });
        }
    }
}
