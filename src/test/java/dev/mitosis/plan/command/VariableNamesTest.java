package dev.mitosis.plan.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.plan.Effect.CopyMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of shell variables, and where a command uses one. */
class VariableNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "aws s3 ls s3://${BUCKET}|BUCKET",
                "echo \"$BUCKET\"|BUCKET",
                "PARAMETER_LogLevel=\"${PARAMETER_LogLevel}\" bash deploy.sh|PARAMETER_LogLevel",
                "echo '${BUCKET}'|%%",
                "echo 'a'\"${BUCKET}\"'b'|BUCKET",
                "echo \"it's ${BUCKET}\"|BUCKET",
                "echo \\${BUCKET}|%%",
                "NAME=$(aws sts get-caller-identity)|%%",
            })
    void a_variable_is_used_where_the_shell_puts_its_value(String command, String used) {
        assertThat(String.join(",", VariableNames.usedIn(command))).isEqualTo(used);
    }

    @Test
    void two_things_of_one_name_have_two_variables() {
        assertThat(VariableNames.of("NEW_ID", null, "dev/sqs-queue/orders"))
                .startsWith("NEW_ID_ORDERS_")
                .matches("[A-Z0-9_]+")
                .isNotEqualTo(VariableNames.of("NEW_ID", null, "prod/sqs-queue/orders"));
    }

    @Test
    void a_rehearsal_keeps_its_values_apart_from_the_last_copy() {
        assertThat(VariableNames.of("SNAPSHOT", CopyMode.REHEARSAL, "dev/rds-dbinstance/db"))
                .startsWith("R_")
                .isNotEqualTo(VariableNames.of("SNAPSHOT", CopyMode.FINAL, "dev/rds-dbinstance/db"));
    }

    @Test
    void a_name_of_any_letters_gives_a_variable_that_shells_know() {
        assertThat(VariableNames.of("NEW_ID", null, "dev/sqs-queue/ünïcode 💥")).matches("[A-Z_][A-Z0-9_]*");
    }
}
