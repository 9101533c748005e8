package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.Split;
import dev.mitosis.plan.command.OldThing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stays under a key of AWS comes under one that other accounts may use, before they do. */
class OwnKeyDraftsTest {
    private static List<Step> used(String type, Map<String, Object> data, String account) {
        return new Split()
                .put(type, "shared", Split.OLD, Role.WORKLOAD, data)
                .put("AWS::Lambda::Function", "api", account, Role.WORKLOAD, Map.of("FunctionName", "api"))
                .put("AWS::IAM::Role", "api-role", account, Role.WORKLOAD, Map.of("RoleName", "api-role"))
                .need("api", EdgeKind.RUNS_AS, "api-role")
                .need("api", EdgeKind.READS, "shared")
                .need("api-role", EdgeKind.READS, "shared")
                .plan()
                .steps();
    }

    private static List<Step> own(List<Step> steps) {
        return steps.stream().filter(step -> step.method().equals("own-key")).toList();
    }

    @Test
    void a_queue_that_stays_is_encrypted_under_a_key_that_its_users_may_use_before_they_work() {
        List<Step> steps =
                used("AWS::SQS::Queue", Map.of("Attributes", Map.of("KmsMasterKeyId", "alias/aws/sqs")), "dev");

        List<Step> own = own(steps);
        assertThat(own).hasSize(2);
        Step key = own.get(0);
        assertThat(key.outputs()).contains("OWN_KEY_EU_WEST_1");
        Step queue = own.get(1);
        assertThat(queue.dependsOn()).contains(key.id());
        assertThat(queue.commands())
                .anyMatch(line -> line.startsWith("aws sqs set-queue-attributes ")
                        && line.contains("KmsMasterKeyId=${OWN_KEY_EU_WEST_1} "))
                .anyMatch(line -> line.startsWith("aws kms create-grant ") && line.contains(":api-role "));
        assertThat(steps.indexOf(queue))
                .isLessThan(steps.indexOf(steps.stream()
                        .filter(step -> step.method().equals("go-or-no-go"))
                        .findFirst()
                        .orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({
        "alias/aws/sqs, dev, 2",
        "arn:aws:kms:eu-west-1:123456789012:alias/aws/sqs, dev, 2",
        "alias/aws/sqs, legacy, 0",
        "alias/ours, dev, 0",
        "'', dev, 0"
    })
    void only_what_is_under_a_key_of_aws_and_used_from_outside_is(String key, String account, int steps) {
        assertThat(own(used("AWS::SQS::Queue", Map.of("Attributes", Map.of("KmsMasterKeyId", key)), account)))
                .hasSize(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::SecretsManager::Secret, '', true",
        "AWS::SecretsManager::Secret, 1-2, true",
        "AWS::SecretsManager::Secret, 3-4, false",
        "AWS::SNS::Topic, '', false",
        "AWS::Lambda::Function, '', false"
    })
    void no_key_means_that_of_aws_where_the_service_says_so(String type, String key, boolean under) {
        OldThing thing = new OldThing("arn", type, "r", "id", "name", Map.of("/KmsKeyId", TextNode.valueOf(key)));

        assertThat(OwnKeys.load().of(thing, "1-2"::equals).isPresent()).isEqualTo(under);
    }

    @ParameterizedTest
    @CsvSource({"aws:kms, 2", "AES256, 0"})
    void a_bucket_is_looked_at_where_its_algorithm_has_a_key(String algorithm, int steps) {
        Map<String, Object> encryption = Map.of(
                "ServerSideEncryptionConfiguration",
                Map.of(
                        "Rules",
                        List.of(Map.of("ApplyServerSideEncryptionByDefault", Map.of("SSEAlgorithm", algorithm)))));

        assertThat(own(used("AWS::S3::Bucket", Map.of("Name", "shared", "GetBucketEncryption", encryption), "dev")))
                .hasSize(steps);
    }

    @Test
    void every_way_is_whole() {
        assertThat(OwnKeys.load().ways()).hasSizeGreaterThan(4).allSatisfy((type, way) -> {
            assertThat(way.key()).startsWith("/");
            assertThat(way.commands()).isNotEmpty();
            assertThat(way.validation()).isNotEmpty();
            assertThat(way.undo()).isNotEmpty();
            assertThat(way.sources()).isNotEmpty();
            assertThat(way.minutes()).isPositive();
            assertThat(way.commands())
                    .anyMatch(line -> line.template().placeholders().contains("own.key"));
        });
    }
}
