package dev.mitosis.check.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.command.ShellReader.NoShellException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCallTest {
    private static AwsCall call(String text) {
        try {
            List<ShellWord> words = ShellReader.read(text).get(0).words();
            return AwsCall.of(words.subList(1, words.size()));
        } catch (NoShellException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void options_flags_and_general_options_are_told_apart() {
        AwsCall call = call("aws --profile dev rds delete-db-instance --skip-final-snapshot --db-instance-identifier db"
                + " --region eu-west-1 --output text");
        assertThat(call.flaws()).isEmpty();
        assertThat(call.service()).isEqualTo("rds");
        assertThat(call.operation()).isEqualTo("delete-db-instance");
        assertThat(call.writes()).isTrue();
        assertThat(call.option("db-instance-identifier").orElseThrow().text()).isEqualTo("db");
        assertThat(call.option("profile").orElseThrow().text()).isEqualTo("dev");
        assertThat(call.options().get("skip-final-snapshot")).isEmpty();
    }

    @Test
    void a_waiter_is_an_operation_that_reads() {
        AwsCall call = call("aws rds wait db-snapshot-available --db-snapshot-identifier x");
        assertThat(call.flaws()).isEmpty();
        assertThat(call.operation()).isEqualTo("wait db-snapshot-available");
        assertThat(call.writes()).isFalse();
    }

    @Test
    void a_copy_from_a_bucket_to_the_machine_changes_nothing() {
        assertThat(call("aws s3 cp s3://bucket/key file").writes()).isFalse();
        assertThat(call("aws s3 cp file s3://bucket/key").writes()).isTrue();
        assertThat(call("aws s3 sync s3://one s3://two --delete").flaws()).isEmpty();
    }

    @Test
    void a_request_that_only_gets_changes_nothing() {
        assertThat(call("aws mwaa invoke-rest-api --name flows --path /dags --method GET")
                        .writes())
                .isFalse();
        assertThat(call("aws mwaa invoke-rest-api --name flows --path /dags/x --method PATCH")
                        .writes())
                .isTrue();
    }

    @Test
    void what_is_only_tried_changes_nothing() {
        assertThat(call("aws ec2 run-instances --image-id ami-1 --dry-run").writes())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws rdss describe-db-instances | no service 'rdss'",
                "aws rds describe-dbs | no operation 'describe-dbs'",
                "aws rds describe-db-instances --db-instance x | no option --db-instance",
                "aws rds create-db-snapshot --db-snapshot-identifier x | needs --db-instance-identifier",
                "aws rds wait db-ready | no operation 'wait'",
                "aws s3 cp one | takes 2 arguments",
                "aws rds describe-db-instances x | takes 0 arguments",
                "aws rds describe-db-instances --db-instance-identifier | has no value"
            })
    void what_the_cli_would_refuse_is_a_flaw(String command, String flaw) {
        assertThat(call(command).flaws()).anyMatch(text -> text.contains(flaw));
    }
}
