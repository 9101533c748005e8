package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScanPolicyTest {
    @Test
    void the_policy_names_actions_as_iam_does() {
        assertThat(ScanPolicy.actionsByPrefix().get("s3"))
                .contains("s3:ListAllMyBuckets", "s3:GetEncryptionConfiguration")
                .doesNotContain("s3:ListBuckets");
        assertThat(ScanPolicy.actionsByPrefix().get("apigateway")).containsExactly("apigateway:GET");
        assertThat(ScanPolicy.actionsByPrefix().get("tag")).containsExactly("tag:GetResources");
        assertThat(ScanPolicy.actionsByPrefix().get("elasticloadbalancing")).isNotEmpty();
    }

    @Test
    void every_action_reads() {
        assertThat(ScanPolicy.actionsByPrefix().values().stream().flatMap(actions -> actions.stream()))
                .allMatch(action -> action.matches("[a-z0-9-]+:(Describe|List|Get|BatchGet|Search|Select|Lookup|GET).*"));
    }

    @Test
    void there_is_one_statement_for_each_service() {
        assertThat(ScanPolicy.document().path("Statement"))
                .hasSameSizeAs(ScanPolicy.actionsByPrefix().keySet())
                .allSatisfy(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                    assertThat(statement.path("Sid").asText()).matches("[A-Za-z0-9]+");
                });
    }
}
