package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.Strength;
import dev.mitosis.model.Use;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who counts as a user of what, what is shared for it, on which side of production, and how sure that is. */
class SharingTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String KEY = "AWS::KMS::Key";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String PROFILE = "AWS::IAM::InstanceProfile";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String VPC = "AWS::EC2::VPC";

    /** One function of each product, tagged. */
    private static Fields products(String... products) {
        Fields fields = new Fields();
        for (String product : products) {
            fields.add(FUNCTION, product + "-api", "app", product);
        }
        return fields;
    }

    private static List<String> rules(PartitionDocument document, String id) {
        return row(document, id).reasons().stream().map(Reason::rule).toList();
    }

    private static boolean isShared(Fields fields, String id) {
        return rules(fields.partition(), id).contains("context.shared");
    }

    @ParameterizedTest
    @CsvSource({
        "USES, EXACT, READ, true, reads",
        "USES, PREFIX, WRITE, true, writes",
        "USES, SERVICE_WIDE, WRITE, false, ",
        "MAY_REACH, EXACT, WRITE, false, ",
        "USES, EXACT, , true, uses"
    })
    void a_use_that_is_told_and_precise_makes_a_user(
            Use.How how, Strength strength, Use.Mode mode, boolean shared, String kind) {
        Use.Mode[] modes = mode == null ? new Use.Mode[0] : new Use.Mode[] {mode};
        Fields fields = products("orders", "search").add(TABLE, "x7");
        for (String product : List.of("orders", "search")) {
            fields.use("x7", product + "-api", how, strength, modes)
                    .use("x7", "nobody", Use.How.USES, Strength.EXACT, Use.Mode.READ)
                    .use("nothing", product + "-api", Use.How.USES, Strength.EXACT, Use.Mode.READ);
        }
        PartitionDocument document = fields.partition();

        assertThat(rules(document, "x7").contains("context.shared")).isEqualTo(shared);
        if (shared) {
            assertThat(document.shared())
                    .singleElement()
                    .returns(List.of(kind), SharedResource::how)
                    .returns(List.of("orders", "search"), SharedResource::neededBy);
        }
    }

    @ParameterizedTest
    @CsvSource({"EXACT, true", "PREFIX, true", "SERVICE_WIDE, false"})
    void a_vague_tie_makes_no_user(Strength strength, boolean shared) {
        Fields fields = products("orders", "search")
                .add(KEY, "k")
                .edge("orders-api", EdgeKind.ENCRYPTS_WITH, "k")
                .edge("search-api", EdgeKind.ENCRYPTS_WITH, "k", strength);

        assertThat(isShared(fields, "k")).isEqualTo(shared);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.8", "3, 0.9", "4, 0.95", "5, 0.95"})
    void the_more_share_it_the_surer_it_is_shared(int users, double confidence) {
        Fields fields = new Fields().add(TABLE, "x7");
        for (String product :
                List.of("orders", "search", "desk", "billing", "mail").subList(0, users)) {
            fields.add(FUNCTION, product + "-api", "app", product);
            fields.edge(product + "-api", EdgeKind.WRITES, "x7");
        }
        Assignment row = row(fields.partition(), "x7");

        assertThat(row.confidence()).isEqualTo(confidence);
        assertThat(row.reasons().get(0).text()).startsWith(users + " resources of " + users + " contexts need it: ");
        assertThat(row.reasons().get(0).facts()).containsEntry("dependents", String.valueOf(users));
    }

    @ParameterizedTest
    @CsvSource({"orders-api, ", "x9, shared"})
    void what_only_a_shared_thing_needs_is_shared_with_what_is_attached_to_it(String user, String shared) {
        Fields fields = products("orders", "search")
                .add(VPC, "net")
                .add("AWS::EC2::NatGateway", "gate")
                .add("AWS::EC2::EIP", "address")
                .add(QUEUE, "x9")
                .edge("net", EdgeKind.ROUTES_TO, "gate")
                .edge("gate", EdgeKind.ATTACHED_TO, "address")
                .edge("address", EdgeKind.ATTACHED_TO, "gate")
                .edge(user, EdgeKind.ROUTES_TO, user.equals("x9") ? "orders-api" : "address");
        List.of("orders", "search").forEach(product -> fields.edge(product + "-api", EdgeKind.ATTACHED_TO, "net"));
        PartitionDocument document = fields.partition();

        for (String part : List.of("gate", "address")) {
            assertThat(row(document, part).role() == Role.FOUNDATION).as(part).isEqualTo(shared != null);
        }
    }

    @Test
    void a_guest_of_what_several_share_that_nothing_ties_to_anybody_is_as_its_host() {
        Fields fields =
                products("orders", "search").add("AWS::SNS::Topic", "x7").add("AWS::SNS::Subscription", "s1");
        fields.part("s1", "x7")
                .add("AWS::SNS::Topic", "x8")
                .add("AWS::SNS::Subscription", "s2")
                .part("s2", "x8");
        List.of("orders", "search").forEach(product -> fields.edge(product + "-api", EdgeKind.INVOKES, "x7"));
        PartitionDocument document = fields.partition();

        assertThat(row(document, "s1").role()).isEqualTo(Role.SHARED);
        assertThat(rules(document, "s1")).contains("role.guest");
        assertThat(row(document, "s2").role()).isEqualTo(Role.UNASSIGNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS::Bedrock::ModelInvocationLoggingConfiguration",
                "AWS::Glue::DataCatalogEncryptionSettings",
                "AWS::LakeFormation::DataLakeSettings"
            })
    void what_each_account_has_once_is_a_setting_of_it(String type) {
        assertThat(row(products("orders").add(type, "x7").partition(), "x7").role())
                .isEqualTo(Role.ACCOUNT_SETTINGS);
    }

    @Test
    void several_users_of_one_context_count_each_and_share_nothing_alone() {
        Fields fields = products("orders", "search")
                .add(FUNCTION, "orders-worker", "app", "orders")
                .add(TABLE, "x7")
                .edge("orders-api", EdgeKind.WRITES, "x7")
                .edge("orders-worker", EdgeKind.READS, "x7");
        assertThat(isShared(fields, "x7")).isFalse();

        fields.edge("search-api", EdgeKind.READS, "x7");
        PartitionDocument document = fields.partition();
        assertThat(row(document, "x7").reasons().get(0).facts()).containsEntry("dependents", "3");
        assertThat(document.shared()).singleElement().returns(List.of("reads", "writes"), SharedResource::how);
    }

    @Test
    void what_only_shared_things_need_is_shared_by_those_who_share_them() {
        Fields fields = products("orders", "search")
                .add(PROFILE, "profile")
                .add(ROLE, "x8")
                .edge("orders-api", EdgeKind.RUNS_AS, "profile")
                .edge("search-api", EdgeKind.RUNS_AS, "profile")
                .edge("profile", EdgeKind.CONTAINS, "x8");
        PartitionDocument document = fields.partition();

        assertThat(rules(document, "x8")).contains("context.shared");
        assertThat(document.shared())
                .filteredOn(shared -> shared.id().equals(arn("x8")))
                .singleElement()
                .returns(List.of("orders", "search"), SharedResource::neededBy)
                .returns(List.of("contains"), SharedResource::how);

        fields.add("AWS::EC2::Instance", "x9").edge("x9", EdgeKind.RUNS_AS, "x8");
        assertThat(isShared(fields, "x8"))
                .as("somebody needs it who shares nothing")
                .isFalse();
    }

    @Test
    void what_aws_made_is_no_user() throws IOException {
        Fields fields = products("orders")
                .add(KEY, "k")
                .edge("orders-api", EdgeKind.ENCRYPTS_WITH, "k")
                .edge("search-role", EdgeKind.ENCRYPTS_WITH, "k");
        assertThat(isShared(role(fields, "/"), "k")).isTrue();
        Fields made = role(fields, "/aws-service-role/rds/");
        assertThat(isShared(made, "k")).isFalse();
        assertThat(row(made.partition(), "k").role()).isNotEqualTo(Role.SHARED);
    }

    private static Fields role(Fields fields, String path) throws IOException {
        return fields.put(new Resource(
                arn("search-role"),
                ROLE,
                "eu-west-1",
                Fields.ACCOUNT,
                "search-role",
                "search-role",
                Map.of("app", "search"),
                Json.mapper().readTree("{\"Path\": \"" + path + "\"}")));
    }

    @Test
    void what_belongs_to_a_context_is_not_shared_however_many_use_it() {
        Fields fields = products("orders", "search", "desk")
                .add(TABLE, "orders-items", "app", "orders")
                .edge("search-api", EdgeKind.READS, "orders-items")
                .edge("desk-api", EdgeKind.READS, "orders-items");

        assertThat(row(fields.partition(), "orders-items")).returns(Role.WORKLOAD, Assignment::role);
        assertThat(fields.partition().shared()).isEmpty();
    }

    @Test
    void what_to_do_with_a_shared_thing_is_said_by_its_type_with_those_who_share_it() {
        Fields fields = products("orders", "search")
                .add("AWS::SecretsManager::Secret", "x7")
                .add("AWS::Kinesis::Stream", "x8");
        for (String product : List.of("orders", "search")) {
            fields.edge(product + "-api", EdgeKind.READS, "x7").edge(product + "-api", EdgeKind.WRITES, "x8");
        }

        assertThat(fields.partition().shared())
                .extracting(SharedResource::proposal)
                .containsExactly(
                        "Create a secret for each of orders, search, and rotate this one.",
                        "Keep it in production; decide which of orders, search owns it, or create one for each.");
        assertThat(fields.partition().shared())
                .extracting(SharedResource::treatment)
                .containsExactly("one-per-account", "split");
    }

    @ParameterizedTest
    @CsvSource({"prod, stay", "dev, platform-account"})
    void what_stays_one_and_leaves_production_goes_to_an_account_of_the_platform(String environment, String treatment) {
        Fields fields = new Fields()
                .product("orders", "prod")
                .product("orders", "dev")
                .product("search", "prod")
                .product("search", "dev")
                .add("AWS::EC2::VPCPeeringConnection", "x7");
        for (String product : List.of("orders", "search")) {
            fields.edge(product + "-" + environment + "-api", EdgeKind.REFERENCES, "x7");
        }

        assertThat(fields.partition().shared())
                .extracting(SharedResource::treatment)
                .containsExactly(treatment);
    }

    private static Fields used(int production, int development) {
        Fields fields = new Fields().add(TABLE, "x7");
        for (int i = 0; i < production + development; i++) {
            String environment = i < production ? "prod" : "dev";
            String product = i % 2 == 0 ? "orders" : "search";
            fields.add(FUNCTION, product + "-" + environment + i, "app", product, "env", environment);
            fields.edge(product + "-" + environment + i, EdgeKind.WRITES, "x7");
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"3, 17, production", "2, 18, shared-services", "0, 4, shared-services", "4, 0, production"})
    void a_sixth_of_the_users_in_production_is_enough_for_it_to_stay(int production, int development, String account) {
        assertThat(row(used(production, development).partition(), "x7").account())
                .isEqualTo(account);
    }

    @Test
    void users_are_counted_through_a_hub_but_not_through_two() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search")) {
            fields.product(product, "dev").product(product, "prod");
            fields.edge(product + "-dev-api", EdgeKind.ATTACHED_TO, "net")
                    .edge(product + "-prod-api", EdgeKind.ATTACHED_TO, "other");
        }
        fields.product("search", "staging").edge("search-staging-api", EdgeKind.ATTACHED_TO, "net");
        fields.add(VPC, "net").add(VPC, "other").add("AWS::EC2::DHCPOptions", "x7");
        fields.edge("net", EdgeKind.REFERENCES, "x7");
        assertThat(row(fields.partition(), "net").account()).isEqualTo("network");
        assertThat(row(fields.partition(), "other").account()).isEqualTo("production");
        assertThat(rules(fields.partition(), "x7")).contains("context.shared");
        assertThat(row(fields.partition(), "x7").account()).isEqualTo("network");

        fields.edge("other", EdgeKind.REFERENCES, "x7");
        assertThat(row(fields.partition(), "x7").account()).isEqualTo("production");
    }

    @Test
    void what_says_that_it_is_not_production_is_not_however_production_uses_it() {
        Fields fields = new Fields().add(KEY, "nonprod-key").add(TABLE, "x7-dev", "env", "prod");
        for (String product : List.of("orders", "search")) {
            fields.product(product, "prod").product(product, "dev");
            fields.edge(product + "-prod-api", EdgeKind.ENCRYPTS_WITH, "nonprod-key")
                    .edge(product + "-dev-api", EdgeKind.WRITES, "x7-dev");
        }
        PartitionDocument document = fields.partition();

        assertThat(row(document, "nonprod-key").account()).isEqualTo("shared-services");
        assertThat(rules(document, "x7-dev")).contains("environment.contested");
        assertThat(row(document, "x7-dev").account()).as("it may be production").isEqualTo("production");
    }

    @Test
    void a_part_of_a_network_is_on_its_side() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search")) {
            fields.product(product, "dev").product(product, "prod");
            fields.edge(product + "-prod-api", EdgeKind.ATTACHED_TO, "net")
                    .edge(product + "-dev-api", EdgeKind.ATTACHED_TO, "sub");
        }
        fields.product("search", "staging").edge("search-staging-api", EdgeKind.ATTACHED_TO, "net");
        fields.add(VPC, "net").add("AWS::EC2::SecurityGroup", "sub").edge("sub", EdgeKind.ATTACHED_TO, "net");

        assertThat(row(fields.partition(), "sub").account()).isEqualTo("production");
    }

    @Test
    void each_role_is_as_sure_as_what_it_rests_on() {
        Fields fields = new Fields()
                .add(FUNCTION, "orders-dev-api", "app", "orders", "env", "dev")
                .add("AWS::EC2::NetworkInterface", "eni")
                .edge("eni", EdgeKind.MANAGED_BY, "orders-dev-api")
                .add("AWS::EC2::AccountSettings", "settings")
                .add("AWS::Route53::HostedZone", "zone")
                .add(TABLE, "x1");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "settings"))
                .returns(Role.ACCOUNT_SETTINGS, Assignment::role)
                .returns(0.95, Assignment::confidence);
        assertThat(row(document, "zone"))
                .returns(Role.FOUNDATION, Assignment::role)
                .returns(0.7, Assignment::confidence);
        assertThat(row(document, "x1").role()).isEqualTo(Role.UNASSIGNED);
        assertThat(row(document, "x1").confidence()).isLessThanOrEqualTo(0.3);
    }

    @Test
    void a_network_is_called_shared_only_where_several_are_seen_to_share_it() {
        Fields fields = new Fields().add(VPC, "net").add(VPC, "empty").add(FUNCTION, "x1");
        fields.edge("x1", EdgeKind.ATTACHED_TO, "net");
        for (String product : List.of("orders", "search")) {
            fields.add(FUNCTION, product, "app", product);
        }

        assertThat(row(fields.partition(), "net").role()).isEqualTo(Role.UNASSIGNED);
        assertThat(row(fields.partition(), "empty").role()).isEqualTo(Role.UNASSIGNED);
        fields.edge("orders", EdgeKind.ATTACHED_TO, "net").edge("search", EdgeKind.ATTACHED_TO, "net");
        assertThat(row(fields.partition(), "net").role()).isEqualTo(Role.FOUNDATION);
    }

    @ParameterizedTest
    @CsvSource({", FOUNDATION", "x1, UNASSIGNED", "orders, WORKLOAD"})
    void what_lives_in_a_zone_and_is_tied_to_nothing_else_stands_around_the_workloads(String leads, Role role) {
        String record = "AWS::Route53::RecordSet";
        Fields fields = products("orders", "search").add("AWS::Route53::HostedZone", "zone");
        fields.add(record, "mail").part("mail", "zone").edge("mail", EdgeKind.ATTACHED_TO, "zone");
        fields.add(FUNCTION, "x1").add(FUNCTION, "orders", "app", "orders");
        if (leads != null) {
            fields.edge("mail", EdgeKind.RESOLVES_TO, leads);
        }
        PartitionDocument document = fields.partition();

        assertThat(row(document, "mail").role()).isEqualTo(role);
        assertThat(rules(document, "mail").contains("role.guest")).isEqualTo(role == Role.FOUNDATION);
        assertThat(document.questions())
                .extracting(question -> question.resources().contains(arn("mail")))
                .contains(role == Role.UNASSIGNED);
    }
}
