package dev.mitosis.target.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private static final Schemas SCHEMAS = Schemas.load();

    private static ResourceSchema of(String type) {
        return Objects.requireNonNull(SCHEMAS.find(type), type);
    }

    @Test
    void every_shipped_schema_can_be_read() {
        assertThat(SCHEMAS.types())
                .hasSizeGreaterThan(1500)
                .allSatisfy(type -> assertThat(of(type).root().properties()).isNotEmpty());
    }

    @Test
    void what_a_type_requires_and_what_only_aws_sets_is_told() {
        ResourceSchema table = of("AWS::DynamoDB::Table");

        assertThat(table.root().required()).containsExactly("KeySchema");
        assertThat(table.readOnly()).containsExactlyInAnyOrder("Arn", "StreamArn");
        assertThat(table.createOnly()).contains("TableName");
        assertThat(table.identifier()).containsExactly("TableName");
        assertThat(table.tags()).isEqualTo("Tags");
    }

    @Test
    void a_property_is_found_through_lists_and_definitions() {
        assertThat(of("AWS::DynamoDB::Table").at("GlobalSecondaryIndexes/0/KeySchema/*/KeyType"))
                .satisfies(shape -> assertThat(shape.may(Shape.TEXT)).isTrue());
        assertThat(of("AWS::DynamoDB::Table").at("GlobalSecondaryIndexes/*/Colour"))
                .isNull();
    }

    @Test
    void whose_identifier_a_property_takes_is_told() {
        assertThat(of("AWS::Lambda::Function").meaning("Role")).contains("AWS::IAM::Role.Arn");
        assertThat(of("AWS::ECS::Service").meaning("NetworkConfiguration/AwsvpcConfiguration/Subnets/*"))
                .contains("AWS::EC2::Subnet.Id");
    }

    @Test
    void a_type_that_cloudformation_does_not_know_has_none() {
        assertThat(SCHEMAS.find("AWS::RDS::DBSnapshot")).isNull();
    }
}
