package dev.mitosis.target.reference;

import static dev.mitosis.target.reference.ConnectedEstate.json;
import static dev.mitosis.target.reference.ConnectedEstate.mapped;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Variables with the bare name of what stands in another account. */
class NamesAbroadTest {
    private static final String USER = "shop/lambda-function/pay";
    private static final String TASK = "shop/ecs-taskdefinition/pay";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String ARN = "{'arnOf':'billing/dynamodb-table/orders'}";

    private static ConnectedEstate estate() {
        return new ConnectedEstate()
                .moves(USER, "AWS::Lambda::Function")
                .moves(TASK, "AWS::ECS::TaskDefinition")
                .moves("billing/dynamodb-table/orders", TABLE);
    }

    private static JsonNode variable(ConnectedEstate estate, String value) {
        return Objects.requireNonNull(
                        estate.written(USER, mapped("{'Environment':{'Variables':{'TABLE':'" + value + "'}}}"))
                                .properties())
                .at("/Environment/Variables/TABLE");
    }

    @Test
    void is_written_as_its_arn() {
        assertThat(variable(estate().uses(USER, "billing/dynamodb-table/orders"), "orders"))
                .isEqualTo(json(ARN));
    }

    @Test
    void of_a_container_as_well() {
        JsonNode said = Objects.requireNonNull(estate().uses(TASK, "billing/dynamodb-table/orders")
                .written(
                        TASK,
                        mapped(
                                "{'Family':'orders','ContainerDefinitions':[{'Environment':[{'Name':'T','Value':'orders'}]}]}"))
                .properties());

        assertThat(said.at("/ContainerDefinitions/0/Environment/0/Value")).isEqualTo(json(ARN));
        assertThat(said.path("Family").asText()).isEqualTo("orders");
    }

    @Test
    void stays_where_nothing_says_that_it_is_used_or_it_is_more_than_the_name() {
        assertThat(variable(estate(), "orders").asText()).isEqualTo("orders");
        assertThat(variable(estate().uses(USER, "billing/dynamodb-table/orders"), "orders-archive")
                        .asText())
                .isEqualTo("orders-archive");
    }

    @Test
    void stays_where_it_stands_in_the_same_account() {
        ConnectedEstate estate =
                estate().moves("shop/dynamodb-table/carts", TABLE).uses(USER, "shop/dynamodb-table/carts");

        assertThat(variable(estate, "carts").asText()).isEqualTo("carts");
    }

    @Test
    void stays_where_an_arn_is_not_taken_in_its_place() {
        ConnectedEstate estate = estate().moves("billing/kinesis-stream/events", "AWS::Kinesis::Stream")
                .uses(USER, "billing/kinesis-stream/events");

        assertThat(variable(estate, "events").asText()).isEqualTo("events");
    }
}
