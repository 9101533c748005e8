package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.stack.Targets;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the laws of written files find, one violation at a time. */
class ArtefactLawsTest {
    private static TargetDocument saying(String value) {
        return new Targets()
                .thing("dev/ec2-vpc/main", "AWS::EC2::VPC", "{CidrBlock: 10.0.0.0/22}")
                .thing("dev/dynamodb-table/orders", "AWS::DynamoDB::Table", "shop", "{TableName: orders}")
                .thing(
                        "dev/ssm-parameter/table",
                        "AWS::SSM::Parameter",
                        "shop",
                        "{Type: String, Name: table, Value: " + value + "}")
                .design();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "{arnOf: dev/dynamodb-table/orders}",
                "{text: ['table of ', {account: dev}]}",
                "{text: ['${AWS::Region} and ${!x} of ', {account: dev}, '${Gone}']}",
                "'${AWS::AccountId}'",
                "'arn:aws:dynamodb:eu-west-1:210987654321:table/orders'"
            })
    void files_that_name_what_will_be_are_good(String value) {
        assertThat(ArtefactLaws.broken(saying(value))).isEmpty();
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of("'arn:aws:dynamodb:eu-west-1:123456789012:orders'", "it says arn:aws:dynamodb"),
                Arguments.of(
                        "{text: ['arn:aws:dynamodb:eu-west-1:', '123456789012:orders of ', {account: dev}]}",
                        "it says arn:aws:dynamodb"),
                Arguments.of("{text: [{account: dev}, ' was 123456789012']}", "it says the old account"),
                Arguments.of("123456789012.dkr.ecr.eu-west-1.amazonaws.com/api", "it says the old account"),
                Arguments.of("'postgres://***@db'", "says ***"));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void an_old_identity_in_a_file_is_named(String value, String fault) {
        assertThat(ArtefactLaws.broken(saying(value)))
                .anySatisfy(broken -> assertThat(broken).contains(fault));
    }

    @Test
    void a_file_that_was_changed_is_named() {
        TargetDocument target = saying("orders");
        Map<String, String> files = new HashMap<>(ArtefactLaws.files(target));
        files.replaceAll((path, text) -> text.replace("TableName: orders", "TableName: order"));

        assertThat(ArtefactLaws.broken(target, files))
                .singleElement()
                .asString()
                .contains("TableName");
    }

    @Test
    void what_a_thing_succeeds_is_told_unless_the_snapshot_hides_a_part_of_it() throws IOException {
        String target = Json.line(saying("orders"));
        TargetDocument hidden = Json.mapper()
                .readValue(
                        target.replace("eu-west-1:123456789012:orders", "eu-west-1:123456789012:o***"),
                        TargetDocument.class);

        assertThat(ArtefactLaws.files(saying("orders")).values())
                .anyMatch(text -> text.contains("123456789012:orders"));
        assertThat(ArtefactLaws.broken(hidden)).isEmpty();
    }
}
