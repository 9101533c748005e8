package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionerTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String DATABASE = "AWS::RDS::DBInstance";
    private static final String VPC = "AWS::EC2::VPC";

    /** Two products in two environments, joined by a network that everything lies in. */
    private static Fields shop() {
        Fields fields = new Fields();
        fields.add(VPC, "main");
        for (String product : List.of("orders", "search")) {
            for (String environment : List.of("prod", "dev")) {
                String name = product + "-" + environment;
                fields.add(FUNCTION, name + "-api", "app", product, "env", environment);
                fields.add(FUNCTION, name + "-worker");
                fields.add(ROLE, name + "-role");
                fields.add(TABLE, name + "-items");
                fields.add(QUEUE, name + "-jobs");
                fields.edge(name + "-api", EdgeKind.RUNS_AS, name + "-role");
                fields.edge(name + "-worker", EdgeKind.RUNS_AS, name + "-role");
                fields.edge(name + "-api", EdgeKind.WRITES, name + "-items");
                fields.edge(name + "-worker", EdgeKind.READS, name + "-jobs");
                fields.edge(name + "-api", EdgeKind.ATTACHED_TO, "main");
                fields.edge(name + "-worker", EdgeKind.ATTACHED_TO, "main");
            }
        }
        return fields;
    }

    @Test
    void one_product_in_two_environments_is_one_context() {
        PartitionDocument document = shop().partition();

        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("orders", "search");
        assertThat(document.environments())
                .extracting(PartitionDocument.Environment::name)
                .containsExactly("dev", "prod");
        assertThat(row(document, "search-dev-items").context()).isEqualTo("search");
        assertThat(row(document, "search-dev-items").environment()).isEqualTo("dev");
    }

    @Test
    void every_resource_has_exactly_one_row_with_reasons_and_an_account_that_exists() {
        PartitionDocument document = shop().partition();

        assertThat(document.resources())
                .extracting(Assignment::id)
                .containsExactlyElementsOf(
                        shop().snapshot().resources().map(r -> r.arn()).toList());
        List<String> accounts =
                document.accounts().stream().map(TargetAccount::name).toList();
        assertThat(accounts).doesNotHaveDuplicates();
        assertThat(document.resources()).allSatisfy(row -> {
            assertThat(row.reasons()).isNotEmpty();
            assertThat(row.confidence()).isBetween(0.0, 1.0);
            assertThat(accounts).contains(row.account());
        });
    }

    @Test
    void production_stays_in_the_old_account_and_the_rest_leaves() {
        PartitionDocument document = shop().partition();

        TargetAccount old = document.accounts().stream()
                .filter(TargetAccount::existing)
                .findFirst()
                .orElseThrow();
        assertThat(old.ou()).isEqualTo("Workloads/Prod");
        assertThat(row(document, "orders-prod-api").account()).isEqualTo(old.name());
        assertThat(row(document, "orders-dev-api").account()).isEqualTo("orders-dev");
        assertThat(document.accounts())
                .extracting(TargetAccount::purpose)
                .contains("management", "log-archive", "security-tooling", "network", "shared-services", "backup");
    }

    @Test
    void a_shared_network_does_not_glue_two_contexts() {
        PartitionDocument document = shop().partition();

        Assignment network = row(document, "main");
        assertThat(network.role()).isEqualTo(Role.FOUNDATION);
        assertThat(network.context()).isNull();
        assertThat(network.environment()).isNull();
        assertThat(document.shared())
                .filteredOn(shared -> shared.id().equals(arn("main")))
                .singleElement()
                .extracting(SharedResource::neededBy)
                .isEqualTo(List.of("orders", "search"));
    }

    @Test
    void a_database_that_two_contexts_use_belongs_to_none_and_couples_them() {
        Fields fields = shop().add(DATABASE, "bigdb");
        for (String environment : List.of("prod")) {
            fields.edge("orders-" + environment + "-api", EdgeKind.WRITES, "bigdb");
            fields.edge("search-" + environment + "-api", EdgeKind.WRITES, "bigdb");
        }
        PartitionDocument document = fields.partition();

        assertThat(row(document, "bigdb").role()).isEqualTo(Role.SHARED);
        assertThat(row(document, "bigdb").context()).isNull();
        assertThat(row(document, "bigdb").environment()).isEqualTo("prod");
        Coupling coupling = document.couplings().stream()
                .filter(row -> row.environment().equals("prod"))
                .findFirst()
                .orElseThrow();
        assertThat(coupling.left()).isEqualTo("orders");
        assertThat(coupling.reasons()).extracting(Reason::text).anyMatch(text -> text.contains("bigdb"));
    }

    @Test
    void contexts_whose_border_costs_more_than_it_gives_share_an_account() {
        Fields fields = shop();
        for (String table : List.of("a", "b", "c")) {
            fields.add(TABLE, "orders-dev-" + table);
            fields.edge("search-dev-api", EdgeKind.WRITES, "orders-dev-" + table);
        }
        PartitionDocument document = fields.partition();

        assertThat(document.couplings())
                .filteredOn(row -> row.environment().equals("dev"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.split()).isFalse();
                    assertThat(row.price()).isGreaterThan(row.benefit());
                    assertThat(row.reasons().get(0).text())
                            .contains("Do not split orders and search in dev yet")
                            .contains("Decouple first");
                });
        assertThat(row(document, "search-dev-api").account())
                .isEqualTo(row(document, "orders-dev-api").account())
                .isEqualTo("orders-search-dev");
    }

    @Test
    void a_resource_without_a_hint_follows_what_it_is_tied_to() {
        Fields fields = shop().add("AWS::EC2::Volume", "vol-1").add("AWS::EC2::Instance", "i-1");
        fields.edge("i-1", EdgeKind.ATTACHED_TO, "vol-1").edge("i-1", EdgeKind.RUNS_AS, "search-dev-role");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "vol-1").context()).isEqualTo("search");
        assertThat(row(document, "i-1").environment()).isEqualTo("dev");
        assertThat(row(document, "vol-1").environment())
                .as("it holds data, and only neighbours would take it out of production")
                .isNull();
        assertThat(row(document, "vol-1").account()).isEqualTo("production");
        assertThat(row(document, "i-1").confidence())
                .isLessThan(row(document, "search-dev-api").confidence());
    }

    @Test
    void a_tag_that_all_else_contradicts_is_reported_and_leaves_open_whether_it_is_production() {
        Fields fields = shop().add(TABLE, "orders-dev-extra", "app", "search", "env", "prod");
        fields.edge("orders-dev-api", EdgeKind.WRITES, "orders-dev-extra");
        fields.edge("orders-dev-worker", EdgeKind.READS, "orders-dev-extra");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-dev-extra").context()).isEqualTo("search");
        assertThat(row(document, "orders-dev-extra").environment()).isNull();
        assertThat(row(document, "orders-dev-extra").account()).isEqualTo("production");
        assertThat(document.findings())
                .extracting(Finding::rule)
                .contains("partition.context-contradiction", "partition.environment-contradiction");
    }

    @Test
    void an_owner_tag_never_makes_a_context() {
        Fields fields = shop();
        for (int i = 0; i < 6; i++) {
            fields.add(FUNCTION, "f-" + i, "team", "falcons").add(TABLE, "t-" + i, "team", "falcons");
        }

        assertThat(fields.partition().contexts())
                .extracting(PartitionDocument.Context::name)
                .doesNotContain("falcons", "falcon");
    }

    @Test
    void a_tag_that_stands_over_several_products_is_no_context() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search", "billing")) {
            for (String part : List.of("api", "worker")) {
                fields.add(FUNCTION, product + "-" + part, "app", product, "project", "acme");
                fields.add(QUEUE, product + "-" + part + "-queue", "project", "acme");
            }
        }

        assertThat(fields.partition().contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("billing", "orders", "search");
    }

    @Test
    void rival_spellings_of_a_product_are_one_context() {
        Fields fields = new Fields();
        fields.add(FUNCTION, "a", "app", "Checkout Service").add(FUNCTION, "b", "Application", "checkout");
        fields.add(TABLE, "c", "service", "checkout-svc").add(QUEUE, "d", "app", "Checkouts");
        fields.add(FUNCTION, "e", "app", "catalog")
                .add(TABLE, "f", "app", "catalog")
                .add(QUEUE, "g", "app", "catalogue");

        assertThat(fields.partition().contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("catalog", "checkout");
    }

    @Test
    void experiments_go_to_the_sandbox() {
        Fields fields = shop().add("AWS::IAM::User", "erika").add("AWS::EC2::Instance", "erika-gpu-box");
        fields.add(TABLE, "hackathon-scores");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "erika-gpu-box").environment()).isEqualTo("sandbox");
        assertThat(row(document, "erika-gpu-box").account()).isEqualTo("sandbox");
        assertThat(row(document, "hackathon-scores").account()).isEqualTo("sandbox");
    }

    @Test
    void a_dependency_across_accounts_is_listed_with_its_resolution() {
        Fields fields = shop().edge("search-dev-worker", EdgeKind.WRITES, "orders-dev-jobs");
        PartitionDocument document = fields.partition();

        assertThat(document.crossings())
                .filteredOn(crossing -> crossing.to().equals(arn("orders-dev-jobs")))
                .singleElement()
                .satisfies(crossing -> {
                    assertThat(crossing.fromAccount()).isEqualTo("search-dev");
                    assertThat(crossing.toAccount()).isEqualTo("orders-dev");
                    assertThat(crossing.resolution()).isEqualTo("resource-policy");
                });
    }

    @Test
    void a_network_that_only_other_environments_use_goes_to_the_network_account_as_a_whole() {
        Fields fields = shop().add(VPC, "lower")
                .add("AWS::EC2::Subnet", "lower-a")
                .add("AWS::EC2::VPCPeeringConnection", "peer");
        fields.part("lower-a", "lower");
        for (String product : List.of("orders", "search")) {
            fields.add("AWS::EC2::Instance", product + "-dev-web");
            fields.edge(product + "-dev-web", EdgeKind.ATTACHED_TO, "lower-a");
        }
        fields.edge("peer", EdgeKind.ATTACHED_TO, "lower").edge("peer", EdgeKind.ATTACHED_TO, "main");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "lower").role()).isEqualTo(Role.FOUNDATION);
        assertThat(row(document, "lower").account()).isEqualTo("network");
        assertThat(row(document, "lower-a").account()).isEqualTo("network");
        assertThat(row(document, "peer").account())
                .isEqualTo(row(document, "main").account());
        assertThat(document.crossings())
                .filteredOn(crossing -> crossing.from().equals(arn("orders-dev-web")))
                .extracting(PartitionDocument.Crossing::resolution)
                .containsExactly("ram-share");
    }

    private static dev.mitosis.model.Resource volume(String name, String data) throws java.io.IOException {
        return new dev.mitosis.model.Resource(
                arn(name),
                "AWS::EC2::Volume",
                "eu-west-1",
                Fields.ACCOUNT,
                name,
                name,
                Map.of(),
                Json.mapper().readTree(data));
    }

    @Test
    void a_leftover_is_a_finding_and_stays_behind() throws java.io.IOException {
        Fields fields = shop().put(volume("orders-dev-old", "{\"State\":\"available\",\"Attachments\":[]}"));
        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-dev-old").role()).isEqualTo(Role.UNASSIGNED);
        assertThat(row(document, "orders-dev-old").context()).isEqualTo("orders");
        assertThat(row(document, "orders-dev-old").account()).isEqualTo("production");
        assertThat(document.resources())
                .filteredOn(Assignment::leftover)
                .extracting(Assignment::id)
                .containsExactly(arn("orders-dev-old"));
        assertThat(document.findings())
                .filteredOn(finding -> finding.rule().equals("partition.leftover"))
                .extracting(Finding::resources)
                .containsExactly(List.of(arn("orders-dev-old")));
    }

    @Test
    void what_aws_makes_itself_is_never_before_people_as_a_decision() throws java.io.IOException {
        Fields fields = shop();
        Map<String, String> made = new java.util.TreeMap<>(Map.of(
                "AppConfig.AllAtOnce", "AWS::AppConfig::DeploymentStrategy",
                "CodeDeployDefault.OneAtATime", "AWS::CodeDeploy::DeploymentConfig",
                "default.postgres16", "AWS::RDS::DBParameterGroup",
                "rslvr-autodefined-rr-internet-resolver", "AWS::Route53Resolver::ResolverRule",
                "AwsDataCatalog", "AWS::Athena::DataCatalog"));
        made.forEach((name, type) -> fields.put(new dev.mitosis.model.Resource(
                "arn:aws:appconfig:eu-west-1:123456789012:deploymentstrategy/" + name,
                type,
                "eu-west-1",
                "123456789012",
                name,
                name,
                Map.of(),
                Json.mapper().createObjectNode())));
        fields.put(new dev.mitosis.model.Resource(
                arn("sg-default"),
                "AWS::EC2::SecurityGroup",
                "eu-west-1",
                "123456789012",
                "sg-default",
                "default",
                Map.of(),
                Json.mapper().readTree("{\"GroupName\":\"default\"}")));
        PartitionDocument document = fields.partition();

        assertThat(document.resources())
                .filteredOn(row -> made.containsKey(row.id().replaceAll(".*/", ""))
                        || row.id().equals(arn("sg-default")))
                .hasSize(made.size() + 1)
                .allSatisfy(row -> {
                    assertThat(row.role()).isEqualTo(Role.MANAGED);
                    assertThat(row.leftover()).isFalse();
                });
        assertThat(document.findings())
                .noneSatisfy(finding -> assertThat(finding.resources())
                        .anyMatch(id -> id.contains("deploymentstrategy") || id.equals(arn("sg-default"))));
    }

    @Test
    void what_an_instance_made_for_itself_is_managed_and_goes_with_it() throws java.io.IOException {
        String root = "{\"State\":\"in-use\",\"Attachments\":[{\"Device\":\"/dev/xvda\"}]}";
        Fields fields = shop().put(volume("vol-7", root)).add("AWS::EC2::Instance", "search-dev-box");
        fields.edge("search-dev-box", EdgeKind.ATTACHED_TO, "vol-7");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "vol-7").role()).isEqualTo(Role.MANAGED);
        assertThat(row(document, "vol-7").account()).isEqualTo("search-dev");
    }

    @Test
    void a_resource_that_a_stack_made_stays_a_workload_resource() {
        Fields fields =
                shop().add("AWS::CloudFormation::Stack", "orders-dev-base").add(TABLE, "t-9");
        fields.edge("t-9", EdgeKind.DEPLOYED_BY, "orders-dev-base").edge("t-9", EdgeKind.MANAGED_BY, "orders-dev-base");

        Assignment row = row(fields.partition(), "t-9");
        assertThat(row.role()).isEqualTo(Role.WORKLOAD);
        assertThat(row.context()).isEqualTo("orders");
        assertThat(row.account()).isEqualTo("orders-dev");
    }

    @Test
    void what_belongs_to_a_thing_that_serves_everybody_serves_everybody() {
        Fields fields = shop().add("AWS::EC2::Instance", "bastion")
                .add("AWS::EC2::EIP", "eip-1")
                .add(ROLE, "role-1");
        fields.edge("eip-1", EdgeKind.ATTACHED_TO, "bastion").edge("bastion", EdgeKind.RUNS_AS, "role-1");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "bastion").role()).isEqualTo(Role.SHARED);
        assertThat(row(document, "eip-1").role()).isEqualTo(Role.FOUNDATION);
        assertThat(row(document, "role-1").role()).isEqualTo(Role.SHARED);
    }

    @Test
    void the_role_behind_a_profile_that_two_contexts_share_is_shared_by_both() {
        Fields fields = shop().add("AWS::IAM::InstanceProfile", "profile-1").add(ROLE, "role-1");
        fields.edge("profile-1", EdgeKind.RUNS_AS, "role-1");
        for (String product : List.of("orders", "search")) {
            fields.add("AWS::EC2::Instance", product + "-prod-box");
            fields.edge(product + "-prod-box", EdgeKind.RUNS_AS, "profile-1");
        }
        PartitionDocument document = fields.partition();

        assertThat(row(document, "role-1").role()).isEqualTo(Role.SHARED);
        assertThat(document.shared())
                .filteredOn(shared -> shared.id().equals(arn("role-1")))
                .singleElement()
                .extracting(SharedResource::neededBy)
                .isEqualTo(List.of("orders", "search"));
    }

    @Test
    void equal_input_gives_equal_bytes() {
        assertThat(Json.pretty(shop().partition())).isEqualTo(Json.pretty(shop().partition()));
    }

    @Test
    void decisions_win_over_everything_that_was_found() {
        Decisions decisions = new Decisions(
                Map.of("default", Decisions.OperatingModel.CENTRALISED),
                false,
                new Decisions.ContextDecisions(
                        Map.of("search", "discovery"),
                        List.of(),
                        List.of(new Decisions.Split("orders", "invoicing", List.of("orders-*-jobs"))),
                        List.of()),
                Map.of(),
                List.of(
                        new Decisions.Assign("orders-dev-items", null, "discovery", "prod", null, null, "agreed"),
                        new Decisions.Assign("nothing-*", null, "discovery", null, null, null, null),
                        new Decisions.Assign("main", VPC, null, null, "net-hub", null, null)),
                Map.of("discovery", Decisions.BlastRadius.SMALL),
                Map.of(),
                List.of(),
                null,
                Map.of());
        PartitionDocument document = shop().partition(decisions);

        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("discovery", "invoicing", "orders");
        assertThat(row(document, "orders-dev-items").context()).isEqualTo("discovery");
        assertThat(row(document, "orders-dev-items").environment()).isEqualTo("prod");
        assertThat(row(document, "orders-prod-jobs").context()).isEqualTo("invoicing");
        assertThat(row(document, "main").account()).isEqualTo("net-hub");
        assertThat(row(document, "search-prod-api").account()).isEqualTo("discovery-prod");
        assertThat(row(document, "search-dev-api").account()).isEqualTo("discovery-dev");
        assertThat(row(document, "orders-dev-api").account()).isEqualTo("dev");
        assertThat(document.findings()).extracting(Finding::rule).contains("partition.assign-without-match");
    }

    @Test
    void contexts_can_be_merged() {
        Decisions none = Decisions.none();
        Decisions decisions = new Decisions(
                none.operatingModel(),
                null,
                new Decisions.ContextDecisions(
                        Map.of(),
                        List.of(new Decisions.Merge("shop", List.of("orders", "search"))),
                        List.of(),
                        List.of()),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                Map.of());

        PartitionDocument document = shop().partition(decisions);

        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("shop");
        assertThat(document.findings()).extracting(Finding::rule).doesNotContain("partition.merge-without-match");
    }
}
