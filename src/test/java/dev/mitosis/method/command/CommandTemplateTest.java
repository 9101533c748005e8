package dev.mitosis.method.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTemplateTest {
    private static String fill(String template, Map<String, String> values) {
        return CommandTemplate.of(template)
                .fill(name -> Optional.ofNullable(values.get(name)).map(Value.Data::new))
                .toString();
    }

    private static String fillName(String template, String name) {
        return fill(template, Map.of("resource.name", name));
    }

    @Test
    void a_plain_value_stays_plain() {
        assertThat(fill("aws sqs delete-queue --queue-url ${resource.id}", Map.of("resource.id", "https://q/1")))
                .isEqualTo("aws sqs delete-queue --queue-url https://q/1");
    }

    @Test
    void a_hostile_name_cannot_leave_its_argument() {
        String name = "x'; rm -rf $(pwd); echo \"`id`";
        assertThat(fillName("aws x --name ${resource.name}", name))
                .isEqualTo("aws x --name 'x'\"'\"'; rm -rf $(pwd); echo \"`id`'");
        assertThat(fillName("aws x --name '(${resource.name})'", name))
                .isEqualTo("aws x --name '(x'\"'\"'; rm -rf $(pwd); echo \"`id`)'");
        assertThat(fillName("echo \"${resource.name}\"", name))
                .isEqualTo("echo \"x'; rm -rf \\$(pwd); echo \\\"\\`id\\`\"");
    }

    @Test
    void data_that_looks_like_a_variable_is_data() {
        assertThat(fillName("aws x --name ${resource.name}", "${x};touch PWNED;#"))
                .isEqualTo("aws x --name '${x};touch PWNED;#'");
    }

    @Test
    void line_breaks_stay_within_the_line_and_reach_the_program() {
        assertThat(fillName("aws x --name ${resource.name}", "a\nb\u202E"))
                .isEqualTo("aws x --name $'a\\012b\\342\\200\\256'");
        assertThat(fillName("aws x --name \"${resource.name}!\"", "a\nb"))
                .isEqualTo("aws x --name \"\"$'a\\012b'\"!\"");
    }

    @Test
    void nothing_in_a_comment_acts_even_where_a_shell_knows_no_comments() {
        assertThat(fillName("# about ${resource.name}", "a\nrm -rf /;b|c"))
                .isEqualTo("# about 'a\\nrm -rf /\\u{3B}b\\u{7C}c'");
    }

    @Test
    void what_is_not_known_yet_becomes_a_shell_variable() {
        assertThat(fill("aws x --ip ${resource./PublicIp}", Map.of())).isEqualTo("aws x --ip ${PUBLIC_IP}");
        assertThat(CommandTemplate.of("aws x --json '{\"a\":\"${target.account}\"}'")
                        .fill(name -> Optional.of(new Value.Variable("DEV_ACCOUNT_ID")))
                        .toString())
                .isEqualTo("aws x --json '{\"a\":\"'\"${DEV_ACCOUNT_ID}\"'\"}'");
        assertThat(fill("aws x --id ${NEW_VPC_ID}", Map.of())).isEqualTo("aws x --id ${NEW_VPC_ID}");
    }

    @Test
    void a_value_stays_one_value_of_the_syntax_within_its_argument() {
        assertThat(fillName("aws x --tags 'Key=Name,Value=${resource.name}'", "a},{Key=b\""))
                .isEqualTo("aws x --tags 'Key=Name,Value=\"a},{Key=b\\\"\"'");
        assertThat(fillName("aws x --json '{\"a\":\"${resource.name}\"}'", "b\",\"c\":\"\n"))
                .isEqualTo("aws x --json '{\"a\":\"b\\\",\\\"c\\\":\\\"\\n\"}'");
        assertThat(fillName("aws x --query '{A:`\"${resource.name}\"`}'", "a\"`b'"))
                .isEqualTo("aws x --query '{A:`\"a\\\"\\u0060b'\"'\"'\"`}'");
        assertThat(fillName("aws x --query \"A[?N=='${resource.name}']\"", "a' || 'b"))
                .isEqualTo("aws x --query \"A[?N=='a\\\\' || \\\\'b']\"");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aws x --t K=${resource.name}       | a,b     | aws x --t K='\"a,b\"'",
                "aws x --t K=${resource.name},L=1   | a,b     | aws x --t K='\"a,b\"',L=1",
                "aws x --t K=p-${resource.name}     | a,b     | aws x --t K=p-${RESOURCE_NAME}",
                "aws x --t K=${resource.name}-s     | a,b     | aws x --t K=${RESOURCE_NAME}-s",
                "aws x --t K=p-${resource.name}-s   | a       | aws x --t K=p-a-s",
                "aws x --t ${resource.name}         | a,b     | aws x --t a,b"
            })
    void shorthand_is_quoted_only_where_a_whole_value_stands(String template, String name, String command) {
        assertThat(fillName(template.strip(), name.strip())).isEqualTo(command.strip());
    }

    @ParameterizedTest
    @CsvSource({"-, '=-'", "-x, '=-x'", "--x, '=--x'", "x-, ' x-'"})
    void a_value_with_a_hyphen_in_front_is_joined_to_its_option(String value, String joined) {
        assertThat(fillName("aws x --name ${resource.name}", value)).isEqualTo("aws x --name" + joined);
    }

    @Test
    void a_value_cannot_pass_for_an_option_or_a_file() {
        assertThat(fillName("aws x --names ${resource.name}", "--endpoint-url=http://e"))
                .isEqualTo("aws x --names=--endpoint-url=http://e");
        assertThat(fillName("aws x --name ${resource.name}", "file:///etc/passwd"))
                .isEqualTo("aws x --name ${RESOURCE_NAME}");
        assertThat(fillName("aws x > out-${resource.name}.json", "../../x"))
                .isEqualTo("aws x > out-${RESOURCE_NAME}.json");
    }

    @Test
    void what_no_argument_can_hold_is_left_to_the_person() {
        assertThat(fillName("aws x --name ${resource.name}", "a\0b")).isEqualTo("aws x --name ${RESOURCE_NAME}");
        assertThat(fillName("aws x --name ${resource.name}", "a\uD800")).isEqualTo("aws x --name ${RESOURCE_NAME}");
    }

    @Test
    void an_option_whose_value_no_argument_can_hold_gets_a_variable() {
        Value.Options options = new Value.Options(List.of(new Value.Option("--profile", "a\0b")));
        assertThat(CommandTemplate.of("aws x ${target} # ${target}")
                        .fill(name -> Optional.of(options))
                        .toString())
                .isEqualTo("aws x --profile ${PROFILE} # --profile 'a\\u{00}b'");
    }

    @Test
    void options_are_arguments_of_their_own() {
        Value.Options options = new Value.Options(
                List.of(new Value.Option("--profile", "my shop"), new Value.Option("--region", "eu-west-1")));
        assertThat(CommandTemplate.of("ID=$(aws x ${target}) # as ${target}")
                        .fill(name -> Optional.of(options))
                        .toString())
                .isEqualTo(
                        "ID=$(aws x --profile 'my shop' --region eu-west-1) # as --profile 'my shop' --region eu-west-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"echo 'a", "echo \"a", "x=$(aws y", "echo a)", "echo `a`", "a\nb", "echo ${a", "echo ${1a}"})
    void a_template_that_no_shell_could_read_is_refused(String template) {
        assertThatThrownBy(() -> CommandTemplate.of(template)).isInstanceOf(IllegalArgumentException.class);
    }
}
