package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.property.Schemas;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which property people choose what a thing is called. */
class OwnNamesTest {
    private static final Schemas SCHEMAS = Schemas.load();

    /** The properties are those of the CloudFormation user guide. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                // The identifier itself.
                "AWS::S3::Bucket, BucketName",
                "AWS::OpenSearchService::Domain, DomainName",
                // An identifier of two parts, and one that AWS gives: what is called after the type.
                "AWS::ApiGateway::Stage, StageName",
                "AWS::Logs::MetricFilter, FilterName",
                "AWS::SQS::Queue, QueueName",
                "AWS::EC2::SecurityGroup, GroupName",
                "AWS::StepFunctions::StateMachine, StateMachineName",
                "AWS::Lambda::Alias, Name",
                "AWS::Route53::HostedZone, Name",
                // None at all, or one that is called otherwise.
                "AWS::EC2::VPC, none",
                "AWS::KMS::Key, none",
                "AWS::ECS::TaskDefinition, none"
            })
    void the_property_with_the_name_is_told_by_the_schema(String type, @Nullable String property) {
        assertThat(OwnNames.property(Objects.requireNonNull(SCHEMAS.find(type))))
                .isEqualTo(property);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::SQS::Queue, orders, arn:aws:sqs:eu-west-1:1:orders, true",
        "AWS::IAM::Role, Orders, arn:aws:iam::1:role/x/orders, true",
        "AWS::SQS::Queue, orders, arn:aws:sqs:eu-west-1:1:dead-orders, false",
        "AWS::SQS::Queue, '', 'arn:aws:sqs:eu-west-1:1:', false",
        "AWS::SQS::Queue, arn:aws:x, arn:aws:sqs:eu-west-1:1:arn:aws:x, false",
        "AWS::SQS::Queue, ${ID_X}, arn:aws:sqs:eu-west-1:1:${ID_X}, false",
        "AWS::SQS::Queue, ${HOST_X}, arn:aws:sqs:eu-west-1:1:${HOST_X}, false",
        "AWS::EC2::SecurityGroup, web, arn:aws:ec2:eu-west-1:1:security-group/web, false",
        "AWS::KMS::Key, k, arn:aws:kms:eu-west-1:1:key/k, false",
        "Custom::Unknown, k, arn:aws:x:eu-west-1:1:k, false"
    })
    void a_name_is_set_where_people_choose_it_and_the_arn_follows_from_it(
            String type, String name, String arn, boolean set) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        names().set(properties, thing(type, name, arn));

        assertThat(properties).hasSize(set ? 1 : 0);
        if (set) {
            assertThat(properties.elements().next()).isEqualTo(Forms.literal(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"as-told, as-told", "'', ''"})
    void a_name_that_an_answer_told_stays(String told, String kept) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("QueueName", told);
        names().set(properties, thing("AWS::SQS::Queue", "orders", "arn:aws:sqs:eu-west-1:1:orders"));

        assertThat(properties.path("QueueName").asText()).isEqualTo(kept);
    }

    private static OwnNames names() {
        return new OwnNames(SCHEMAS, new PlannedSpelling(Texts::parameterOf));
    }

    private static PlannedResource thing(String type, String name, String arn) {
        return new PlannedResource(
                "shop/x/" + name,
                null,
                true,
                type,
                "eu-west-1",
                "shop",
                name,
                arn,
                Fate.NEW,
                Filled.NEVER,
                null,
                "m",
                List.of());
    }
}
