package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which account things go that have no context and environment of their own. */
class SettlementTest {
    @Test
    void a_network_leaves_with_a_distant_user_however_its_other_users_are_listed() {
        Fields fields = new Fields();
        fields.product("orders", "dev").product("orders", "nft").product("search", "cat");
        fields.edge("orders-nft-api", EdgeKind.ATTACHED_TO, "net").edge("search-cat-api", EdgeKind.ATTACHED_TO, "net");
        List.of("net", "net-a", "net-b", "net-c").forEach(name -> fields.add("AWS::EC2::VPC", name));
        fields.edge("net-a", EdgeKind.REFERENCES, "net")
                .edge("net-b", EdgeKind.REFERENCES, "net-a")
                .edge("net-b", EdgeKind.REFERENCES, "net")
                .edge("net-c", EdgeKind.REFERENCES, "net-b");
        assertThat(row(fields.partition(), "net").account()).isEqualTo("production");
        assertThat(row(fields.partition(), "net").reasons())
                .extracting(Reason::rule)
                .contains("account.unknown-environment");

        fields.edge("orders-dev-api", EdgeKind.ATTACHED_TO, "net-c");
        assertThat(row(fields.partition(), "net").account()).isEqualTo("network");
    }

    private static final String INTERFACE = "AWS::EC2::NetworkInterface";
    private static final String INSTANCE = "AWS::EC2::Instance";
    private static final String RECORD = "AWS::Route53::RecordSet";
    private static final String ZONE = "AWS::Route53::HostedZone";

    private static Fields shop() {
        return new Fields().product("orders", "dev").product("search", "dev");
    }

    private static Reason last(Assignment row) {
        return row.reasons().get(row.reasons().size() - 1);
    }

    /** An interface that a service made and owns by itself. */
    private static Fields made(Fields fields) throws IOException {
        return fields.put(new Resource(
                arn("eni"),
                INTERFACE,
                "eu-west-1",
                Fields.ACCOUNT,
                "eni",
                "eni",
                Map.of(),
                Json.mapper().readTree("{\"RequesterManaged\": true}")));
    }

    private static String home(Fields fields, String name) {
        return row(fields.partition(), name).account();
    }

    @Test
    void what_is_part_of_one_thing_goes_where_that_goes() {
        Fields fields = shop().add(ZONE, "zone").add(RECORD, "orders-dev-record", "app", "orders", "env", "dev");
        assertThat(home(fields, "orders-dev-record")).isEqualTo("orders-dev");

        fields.part("orders-dev-record", "zone");
        assertThat(home(fields, "orders-dev-record"))
                .isEqualTo(home(fields, "zone"))
                .isNotEqualTo("orders-dev");
        assertThat(last(row(fields.partition(), "orders-dev-record")).text())
                .isEqualTo("It goes where HostedZone zone goes.");

        fields.add(ZONE, "other").part("orders-dev-record", "other");
        assertThat(home(fields, "orders-dev-record")).as("part of two").isEqualTo("orders-dev");
    }

    @Test
    void what_each_account_can_have_of_its_own_holds_no_parts() {
        Fields fields = shop().add("AWS::ECS::Cluster", "x7")
                .add("AWS::ECS::Service", "orders-dev-service", "app", "orders", "env", "dev")
                .part("orders-dev-service", "x7");

        fields.add("AWS::ECS::Service", "search-dev-service", "app", "search", "env", "dev")
                .part("search-dev-service", "x7");

        assertThat(home(fields, "orders-dev-service")).isEqualTo("orders-dev");
        assertThat(home(fields, "search-dev-service")).isEqualTo("search-dev");
    }

    @Test
    void a_whole_that_was_assigned_takes_its_parts_along_and_wholes_in_a_circle_end() throws IOException {
        Fields fields = shop().add(ZONE, "zone")
                .add(RECORD, "orders-dev-record", "app", "orders", "env", "dev")
                .part("orders-dev-record", "zone");
        PartitionDocument document = fields.partition(
                Json.yaml().readValue("assign: [{resource: zone, account: search-dev}]", Decisions.class));
        assertThat(row(document, "orders-dev-record").account()).isEqualTo("search-dev");
        assertThat(row(document, "zone").confidence()).isEqualTo(1);
        assertThat(row(document, "orders-dev-record").confidence()).isLessThan(1);

        fields.part("zone", "orders-dev-record");
        assertThat(fields.partition().resources()).hasSize(14);
    }

    @Test
    void what_a_service_made_goes_with_who_manages_it_before_what_it_is_attached_to() throws IOException {
        Fields fields = made(shop()).edge("eni", EdgeKind.ATTACHED_TO, "orders-dev-api");
        assertThat(home(fields, "eni")).isEqualTo("orders-dev");
        assertThat(last(row(fields.partition(), "eni")).rule()).isEqualTo("account.owner");

        fields.edge("eni", EdgeKind.MANAGED_BY, "search-dev-api");
        assertThat(home(fields, "eni")).isEqualTo("search-dev");
    }

    @Test
    void what_it_manages_itself_is_not_its_owner_wherever_its_name_stands_in_the_alphabet() throws IOException {
        Fields fields = made(shop())
                .edge("orders-dev-api", EdgeKind.MANAGED_BY, "eni")
                .edge("eni", EdgeKind.MANAGED_BY, "search-dev-api");

        assertThat(home(fields, "eni")).isEqualTo("search-dev");
        assertThat(last(row(fields.partition(), "eni")).text())
                .isEqualTo("It goes where Function search-dev-api goes.");
    }

    @ParameterizedTest
    @CsvSource({
        "ATTACHED_TO, CONTAINS, orders-dev-api",
        "RUNS_AS, CONTAINS, search-dev-api",
        "CONTAINS, CONTAINS, orders-dev-api"
    })
    void of_two_ties_the_closer_counts_and_of_equal_ones_the_first(EdgeKind orders, EdgeKind search, String owner)
            throws IOException {
        Fields fields = made(shop()).edge("orders-dev-api", orders, "eni").edge("search-dev-api", search, "eni");

        assertThat(last(row(fields.partition(), "eni")).text()).isEqualTo("It goes where Function " + owner + " goes.");
    }

    @Test
    void what_a_service_made_goes_with_a_resource_before_its_network_and_never_with_another_hub() throws IOException {
        Fields fields = made(shop())
                .add("AWS::EC2::VPC", "a-net")
                .add("AWS::IAM::User", "a-user")
                .edge("eni", EdgeKind.ATTACHED_TO, "a-user");
        assertThat(last(row(fields.partition(), "eni")).rule()).isNotEqualTo("account.owner");

        fields.edge("eni", EdgeKind.ATTACHED_TO, "a-net");
        assertThat(last(row(fields.partition(), "eni")).text()).isEqualTo("It goes where VPC a-net goes.");

        fields.edge("orders-dev-api", EdgeKind.RUNS_AS, "eni");
        assertThat(home(fields, "eni")).isEqualTo("orders-dev");
    }

    @Test
    void of_equal_ties_the_first_by_name_counts_whatever_their_direction() throws IOException {
        Fields fields = made(shop())
                .edge("eni", EdgeKind.CONTAINS, "search-dev-api")
                .edge("orders-dev-api", EdgeKind.CONTAINS, "eni");

        assertThat(home(fields, "eni")).isEqualTo("orders-dev");
    }

    @Test
    void a_use_makes_nobody_the_owner_of_what_a_service_made() throws IOException {
        Fields fields = made(shop()).edge("orders-dev-api", EdgeKind.TALKS_TO, "eni");

        assertThat(last(row(fields.partition(), "eni")).rule()).isNotEqualTo("account.owner");
    }

    @Test
    void production_that_leaves_takes_what_it_shares_along() throws IOException {
        Fields fields =
                new Fields().product("orders", "prod").product("search", "prod").add("AWS::KMS::Key", "k");
        fields.edge("orders-prod-api", EdgeKind.ENCRYPTS_WITH, "k")
                .edge("search-prod-api", EdgeKind.ENCRYPTS_WITH, "k");
        assertThat(home(fields, "k")).isEqualTo("production");

        PartitionDocument leaves =
                fields.partition(Json.yaml().readValue("keepProductionInPlace: false", Decisions.class));
        assertThat(row(leaves, "k").account()).isEqualTo("shared-services");
        assertThat(last(row(leaves, "k")).text())
                .isEqualTo(
                        "Only environments that leave need it, and no context owns it: its home is shared-services.");
    }

    @Test
    void what_a_staying_environment_shares_stays_with_it() {
        Fields fields =
                new Fields().product("orders", "nft").product("search", "nft").add("AWS::KMS::Key", "k");
        fields.edge("orders-nft-api", EdgeKind.ENCRYPTS_WITH, "k").edge("search-nft-api", EdgeKind.ENCRYPTS_WITH, "k");

        assertThat(last(row(fields.partition(), "k")).rule()).isEqualTo("account.unknown-environment");
        assertThat(home(fields, "k")).isEqualTo("production");
    }

    @Test
    void an_environment_counts_by_those_who_say_it_themselves_or_by_decision() throws IOException {
        Fields fields = shop().add(INSTANCE, "orders-staging-box", "app", "orders", "env", "staging")
                .add("AWS::EC2::Volume", "vol")
                .part("vol", "orders-staging-box")
                .add("AWS::DynamoDB::Table", "orders-items", "app", "orders");
        Assignment one = row(fields.partition(), "orders-staging-box");
        assertThat(one.account()).isEqualTo("production");
        assertThat(last(one))
                .isEqualTo(new Reason(
                        "account.one-voice",
                        Map.of("environment", "staging", "resource", arn("orders-staging-box")),
                        "Only Instance orders-staging-box says 'staging', which earns no account; it stays in the old one"
                                + " until somebody decides."));

        PartitionDocument decided = fields.partition(
                Json.yaml().readValue("assign: [{resource: orders-items, environment: staging}]", Decisions.class));
        assertThat(row(decided, "orders-staging-box").account()).isEqualTo("staging");
    }
}
