package dev.mitosis.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTemplateTest {
    private static String render(String template, Map<String, String> values) {
        return CommandTemplate.render(template, name -> Optional.ofNullable(values.get(name)));
    }

    @Test
    void a_plain_value_stays_plain() {
        assertThat(render("aws sqs delete-queue --queue-url ${resource.id}", Map.of("resource.id", "https://q/1")))
                .isEqualTo("aws sqs delete-queue --queue-url https://q/1");
    }

    @Test
    void a_hostile_name_cannot_leave_its_argument() {
        Map<String, String> values = Map.of("resource.name", "x'; rm -rf $(pwd); echo \"`id`");
        assertThat(render("aws x --name ${resource.name}", values))
                .isEqualTo("aws x --name 'x'\\''; rm -rf $(pwd); echo \"`id`'");
        assertThat(render("aws x --json '{\"n\":\"${resource.name}\"}'", values))
                .isEqualTo("aws x --json '{\"n\":\"x'\\''; rm -rf $(pwd); echo \"`id`\"}'");
        assertThat(render("echo \"${resource.name}\"", values))
                .isEqualTo("echo \"x'; rm -rf \\$(pwd); echo \\\"\\`id\\`\"");
    }

    @Test
    void line_breaks_cannot_start_a_new_command() {
        assertThat(render("# about ${resource.name}", Map.of("resource.name", "a\nrm -rf /")))
                .doesNotContain("\n");
    }

    @Test
    void what_is_not_known_yet_becomes_a_shell_variable() {
        assertThat(render("aws x --ip ${resource./PublicIp}", Map.of())).isEqualTo("aws x --ip ${PUBLIC_IP}");
        assertThat(render(
                        "aws x --json '{\"a\":\"${target.account}\"}'", Map.of("target.account", "${DEV_ACCOUNT_ID}")))
                .isEqualTo("aws x --json '{\"a\":\"'\"${DEV_ACCOUNT_ID}\"'\"}'");
        assertThat(render("aws x --id ${NEW_VPC_ID}", Map.of())).isEqualTo("aws x --id ${NEW_VPC_ID}");
    }
}
