package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.plan.command.OldThing;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoneProofsTest {
    private static final GoneProofs PROOFS = GoneProofs.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AWS::Logs::LogGroup|arn:aws:logs:r:1:log-group:/a|/a|/a|gone aws cloudcontrol get-resource --type-name AWS::Logs::LogGroup --identifier /a --profile old",
                "AWS::SNS::Topic|arn:aws:sns:r:1:news|news|news|gone aws cloudcontrol get-resource --type-name AWS::SNS::Topic --identifier arn:aws:sns:r:1:news --profile old",
                "AWS::EC2::KeyPair|arn:aws:ec2:r:1:key-pair/key-1|key-1|my key|gone aws cloudcontrol get-resource --type-name AWS::EC2::KeyPair --identifier 'my key' --profile old",
                "AWS::SQS::Queue|arn:aws:sqs:r:1:jobs|https://sqs.r.amazonaws.com/1/jobs|jobs|gone aws sqs get-queue-attributes --queue-url https://sqs.r.amazonaws.com/1/jobs --attribute-names QueueArn --query Attributes.QueueArn --output text --profile old",
                "AWS::EC2::Image|arn:aws:ec2:r::image/ami-1|ami-1|base|gone aws ec2 describe-images --image-ids ami-1 --query 'Images[0].ImageId' --output text --profile old",
            })
    void what_is_asked_names_the_thing_as_its_service_does(
            String type, String arn, String id, String name, String proof) {
        assertThat(PROOFS.of(new OldThing(arn, type, "r", id, name, Map.of()), "--profile old"))
                .isEqualTo(proof);
    }

    @Test
    void a_service_is_named_by_itself_and_its_cluster() {
        OldThing service =
                new OldThing("arn:aws:ecs:r:1:service/shop/api", "AWS::ECS::Service", "r", "api", "api", Map.of());

        assertThat(PROOFS.of(service, "--profile old"))
                .contains("--identifier 'arn:aws:ecs:r:1:service/shop/api|shop'");
    }

    @Test
    void every_row_says_how_in_words_that_are_known() {
        assertThat(PROOFS.proofs()).hasSizeGreaterThan(100).allSatisfy((type, proof) -> {
            assertThat(type).matches("AWS::\\w+::\\w+");
            assertThat(proof.replaceAll("\\{(arn|id|name|parent)}", "")).doesNotContain("{", "}");
            assertThat(proof).contains("{");
        });
    }
}
