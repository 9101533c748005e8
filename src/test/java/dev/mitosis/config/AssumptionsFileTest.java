package dev.mitosis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people assume of money. */
class AssumptionsFileTest {
    @TempDir
    private Path folder;

    private AssumptionsFile.Assumptions read(String text) throws IOException {
        return AssumptionsFile.read(Files.writeString(folder.resolve("assumptions.yaml"), text));
    }

    @Test
    void nothing_is_assumed_where_there_is_no_file_or_none_but_comments() throws IOException {
        assertThat(AssumptionsFile.read(folder.resolve("none.yaml"))).isEqualTo(AssumptionsFile.Assumptions.NONE);
        assertThat(read("# nothing\n")).isEqualTo(AssumptionsFile.Assumptions.NONE);
    }

    @Test
    void amounts_are_read_as_they_stand_there() throws IOException {
        assertThat(read("dayRate: 950.50\nmonthly:\n  AWS::EC2::NatGateway: 35\n"))
                .isEqualTo(new AssumptionsFile.Assumptions(
                        new BigDecimal("950.50"), Map.of("AWS::EC2::NatGateway", new BigDecimal("35"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dayRate: much", "dayrate: 3", "dayRate: -1", "monthly: {X: -1}", "["})
    void what_makes_no_sense_is_an_error(String text) {
        assertThat(catchThrowableOfType(MitosisException.class, () -> read(text))
                        .code())
                .isEqualTo("M-CONF-18");
    }
}
