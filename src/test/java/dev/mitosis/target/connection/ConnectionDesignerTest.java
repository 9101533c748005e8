package dev.mitosis.target.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedConnection.Option;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each need of something in another account gets one means, on both sides. */
class ConnectionDesignerTest {
    private static final String DATABASE = "AWS::RDS::DBInstance";

    /** A VPC with a subnet and a route table, in the old account. */
    private static Split network(Split split, String name, String cidr) {
        return split.put("AWS::EC2::VPC", name, Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", cidr))
                .put(
                        "AWS::EC2::Subnet",
                        name + "-a",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of(
                                "VpcId",
                                name,
                                "CidrBlock",
                                cidr.replace("/16", "/24"),
                                "AvailabilityZoneId",
                                "euw1-az1"))
                .put(
                        "AWS::EC2::RouteTable",
                        name + "-routes",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("VpcId", name, "Associations", List.of(Map.of("SubnetId", name + "-a"))))
                .need(name + "-a", EdgeKind.ATTACHED_TO, name)
                .need(name + "-routes", EdgeKind.ATTACHED_TO, name)
                .need(name + "-a", EdgeKind.ROUTES_TO, name + "-routes");
    }

    private static Split lives(Split split, String type, String name, String account) {
        return split.put(type, name, account).need(name, EdgeKind.ATTACHED_TO, "vpc-a");
    }

    /** A database that stays, and a server that goes and reads it. */
    private static Split databaseOf(String server) {
        Split split = network(new Split(), "vpc", "10.0.0.0/16");
        lives(split, DATABASE, "db", Split.OLD);
        lives(split, "AWS::EC2::Instance", "server", server);
        return split.need("server", EdgeKind.READS, "db");
    }

    /** A role that may use whatever it is asked about. */
    private static final Map<String, Object> ANYTHING = Map.of(
            "RolePolicyList",
            List.of(Map.of(
                    "PolicyName",
                    "own",
                    "PolicyDocument",
                    Map.of(
                            "Version",
                            "2012-10-17",
                            "Statement",
                            List.of(Map.of(
                                    "Effect",
                                    "Allow",
                                    "Action",
                                    List.of("s3:GetObject", "sqs:SendMessage", "events:PutEvents"),
                                    "Resource",
                                    "*"))))));

    private static PlannedConnection only(TargetDocument target, Means means) {
        List<PlannedConnection> all = target.connections().stream()
                .filter(connection -> connection.means() == means)
                .toList();
        assertThat(all)
                .as("connections by %s of %s", means, target.connections())
                .hasSize(1);
        return all.get(0);
    }

    private static List<String> typesOf(TargetDocument target, PlannedConnection connection) {
        return target.resources().stream()
                .filter(resource -> connection.parts().contains(resource.id()))
                .map(resource -> resource.account() + " " + resource.type())
                .sorted()
                .toList();
    }

    private static List<String> findings(TargetDocument target) {
        return target.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void a_database_of_production_is_all_that_development_reaches() {
        TargetDocument target = databaseOf("dev").target();
        PlannedConnection connection = only(target, Means.RESOURCE_CONFIGURATION);

        assertThat(connection.consumers()).containsExactly("dev/ec2-instance/server");
        assertThat(typesOf(target, connection))
                .containsExactly(
                        "dev AWS::EC2::VPCEndpoint",
                        "legacy AWS::RAM::ResourceShare",
                        "legacy AWS::RDS::DBInstance",
                        "legacy AWS::VpcLattice::ResourceConfiguration",
                        "legacy AWS::VpcLattice::ResourceGateway");
        assertThat(connection.price()).isPositive();
    }

    @Test
    void two_networks_of_production_are_peered_with_routes_on_both_sides() {
        TargetDocument target = databaseOf("prod-payments").target();
        PlannedConnection connection = only(target, Means.PEERING);

        assertThat(typesOf(target, connection))
                .containsExactly(
                        "legacy AWS::EC2::Route",
                        "legacy AWS::IAM::Role",
                        "prod-payments AWS::EC2::Route",
                        "prod-payments AWS::EC2::VPCPeeringConnection");
        assertThat(target.networks().stream()
                        .flatMap(network -> network.routes().stream())
                        .filter(route ->
                                Objects.requireNonNullElse(route.target(), "").contains("peering"))
                        .map(PlannedRoute::table))
                .containsExactlyInAnyOrder(
                        "legacy/ec2-routetable/vpc-routes", "prod-payments/ec2-routetable/vpc-routes");
        assertThat(connection.options())
                .filteredOn(option -> option.means() == Means.TRANSIT_GATEWAY)
                .extracting(Option::price)
                .containsExactly(73.0);
    }

    @Test
    void the_means_is_chosen_once_for_all_that_two_networks_need_of_each_other() {
        Split split = databaseOf("prod-payments");
        lives(split, "AWS::MSK::Cluster", "brokers", Split.OLD);
        lives(split, "AWS::EC2::Instance", "second", "prod-payments");
        TargetDocument target =
                split.need("second", EdgeKind.TALKS_TO, "brokers").target();

        assertThat(only(target, Means.PEERING).consumers())
                .containsExactly("prod-payments/ec2-instance/second", "prod-payments/ec2-instance/server");
    }

    @Test
    void many_networks_are_joined_by_one_gateway() {
        Split split = databaseOf("dev");
        for (int i = 0; i <= Pairs.MANY; i++) {
            split.account("prod-" + i, "workload", "prod", false);
            lives(split, "AWS::EC2::Instance", "server-" + i, "prod-" + i);
            split.need("server-" + i, EdgeKind.READS, "db");
        }
        TargetDocument target = split.target();

        assertThat(target.connections())
                .filteredOn(connection -> connection.means() == Means.TRANSIT_GATEWAY)
                .hasSize(Pairs.MANY + 1);
        assertThat(target.resources())
                .filteredOn(resource -> resource.type().equals("AWS::EC2::TransitGateway"))
                .extracting(PlannedResource::account)
                .containsExactly("network");
    }

    @Test
    void a_load_balancer_reaches_targets_of_another_account_over_the_network() {
        Split split = network(new Split(), "vpc", "10.0.0.0/16");
        split.put("AWS::ElasticLoadBalancingV2::ListenerRule", "rule", Split.OLD)
                .need("rule", EdgeKind.ATTACHED_TO, "vpc")
                .put("AWS::ElasticLoadBalancingV2::TargetGroup", "targets", "prod-payments")
                .need("targets", EdgeKind.ATTACHED_TO, "vpc")
                .need("rule", EdgeKind.ROUTES_TO, "targets");

        assertThat(split.target().edges())
                .filteredOn(PlannedEdge::crossing)
                .allMatch(edge ->
                        Objects.requireNonNullElse(edge.connection(), "").startsWith("peering/"));
    }

    @ParameterizedTest
    @CsvSource({
        "reads,      AWS::Lambda::Function, AWS::S3::Bucket,                     resource-policy, AWS::S3::BucketPolicy",
        "writes,     AWS::Lambda::Function, AWS::SQS::Queue,                     resource-policy, AWS::SQS::QueuePolicy",
        "writes,     AWS::Lambda::Function, AWS::Events::EventBus,               resource-policy, AWS::Events::EventBusPolicy",
        "invokes,    AWS::Lambda::Function, AWS::StepFunctions::StateMachine,    role,            AWS::IAM::Role",
        "references, AWS::Lambda::Function, AWS::ApiGateway::RestApi,            api,             AWS::ApiGateway::RestApi",
        "references, AWS::CloudWatch::Dashboard, AWS::SQS::Queue,                monitoring-link, AWS::Oam::Link",
        "invokes,    AWS::Logs::LogGroup,   AWS::Lambda::Function,               log-destination, AWS::Logs::Destination",
        "logs-to,    AWS::S3::Bucket,       AWS::S3::Bucket,                     replica,         AWS::S3::Bucket",
        "attached-to, AWS::EC2::TransitGatewayAttachment, AWS::EC2::TransitGateway, ram-share,    AWS::RAM::ResourceShare"
    })
    void each_kind_of_need_has_its_means(String kind, String from, String to, String means, String part) {
        Split split = new Split()
                .put(to, "provider", Split.OLD)
                .put("AWS::EC2::Instance", "keeper", Split.OLD)
                .need("keeper", EdgeKind.READS, "provider")
                .put(from, "consumer", "dev")
                .put("AWS::IAM::Role", "identity", "dev", Role.WORKLOAD, ANYTHING)
                .need("consumer", EdgeKind.RUNS_AS, "identity")
                .need("consumer", EdgeKind.of(kind).orElseThrow(), "provider");
        TargetDocument target = split.target();
        PlannedConnection connection = only(target, Means.of(means).orElseThrow());

        assertThat(connection.provider()).startsWith(Split.OLD + "/");
        assertThat(typesOf(target, connection)).anyMatch(type -> type.endsWith(part));
        assertThat(connection.options())
                .filteredOn(option -> option.means() == connection.means())
                .extracting(Option::feasible)
                .containsExactly(true);
    }

    @Test
    void what_is_only_named_needs_nothing() {
        TargetDocument target = new Split()
                .put("AWS::SQS::Queue", "queue", "dev")
                .put("AWS::SNS::Topic", "topic", Split.OLD)
                .need("queue", EdgeKind.TRUSTS, "topic")
                .target();

        assertThat(only(target, Means.NONE).parts()).isEmpty();
        assertThat(only(target, Means.NONE).reason().text()).contains("named in a policy");
    }

    @Test
    void what_nothing_connects_is_told_with_what_to_do() {
        TargetDocument target = new Split()
                .put("AWS::Kinesis::Stream", "stream", Split.OLD)
                .put("AWS::EC2::Instance", "keeper", Split.OLD)
                .need("keeper", EdgeKind.READS, "stream")
                .put("AWS::KinesisFirehose::DeliveryStream", "delivery", "dev")
                .need("delivery", EdgeKind.READS, "stream")
                .target();

        assertThat(findings(target)).contains("target.no-connection");
        assertThat(target.edges()).filteredOn(PlannedEdge::crossing).allMatch(edge -> edge.connection() == null);
    }

    @Test
    void a_copied_network_needs_nothing_of_the_old_network_s_peering() {
        Split split = databaseOf("prod-payments")
                .put("AWS::EC2::VPCPeeringConnection", "pcx", Split.OLD)
                .need("pcx", EdgeKind.ATTACHED_TO, "vpc")
                .need("vpc-routes", EdgeKind.ROUTES_TO, "pcx");

        assertThat(split.target().edges())
                .filteredOn(edge -> edge.to().endsWith("/pcx"))
                .extracting(PlannedEdge::from)
                .containsExactly("legacy/ec2-routetable/vpc-routes");
    }

    @Test
    void a_rule_between_groups_of_which_one_is_empty_joins_no_networks() {
        Split split = network(new Split(), "vpc", "10.0.0.0/16")
                .put("AWS::EC2::SecurityGroup", "web", "prod-payments")
                .put("AWS::EC2::SecurityGroup", "data", Split.OLD)
                .need("web", EdgeKind.ATTACHED_TO, "vpc")
                .need("data", EdgeKind.ATTACHED_TO, "vpc")
                .need("web", EdgeKind.MAY_CONNECT, "data");
        lives(split, "AWS::EC2::Instance", "idle", "prod-payments");
        assertThat(only(split.target(), Means.NONE).reason().text()).contains("Nothing is in");

        lives(split, "AWS::EC2::Instance", "server", "prod-payments").need("server", EdgeKind.ATTACHED_TO, "web");
        lives(split, "AWS::EC2::Instance", "store", Split.OLD).need("store", EdgeKind.ATTACHED_TO, "data");
        assertThat(only(split.target(), Means.PEERING).consumers())
                .containsExactly("prod-payments/ec2-securitygroup/web");
    }

    @Test
    void a_network_without_subnets_is_joined_to_none() {
        Split split = databaseOf("prod-payments")
                .put("AWS::EC2::Instance", "nowhere", "prod-payments")
                .put("AWS::EC2::VPC", "bare", Split.OLD)
                .need("nowhere", EdgeKind.ATTACHED_TO, "bare")
                .need("nowhere", EdgeKind.TALKS_TO, "db");

        assertThat(only(split.target(), Means.PEERING).consumers())
                .containsExactly("prod-payments/ec2-instance/server");
    }

    private static String rule(TargetDocument target, String from, String to) {
        String id = target.edges().stream()
                .filter(edge -> edge.from().endsWith(from) && edge.to().endsWith(to))
                .map(edge -> Objects.requireNonNullElse(edge.connection(), ""))
                .findFirst()
                .orElseThrow();
        return target.connections().stream()
                .filter(connection -> connection.id().equals(id))
                .map(connection -> connection.reason().rule())
                .findFirst()
                .orElse("nothing");
    }

    @Test
    void what_lives_in_no_network_reaches_a_database_at_its_public_name() {
        Split split = databaseOf("prod-payments")
                .put("AWS::Lambda::Function", "open", "dev")
                .need("open", EdgeKind.READS, "db");

        assertThat(rule(split.target(), "/open", "/db")).isEqualTo("connection.public");
        assertThat(rule(split.target(), "/server", "/db")).isEqualTo("connection.peering");
    }

    @Test
    void what_others_make_needs_no_connection() {
        Split split = new Split()
                .put("AWS::SQS::Queue", "queue", Split.OLD, Role.MANAGED, Map.of())
                .madeBy("queue", new Maker("its owner", Maker.Manner.OWNER, "t", "t"))
                .put("AWS::Lambda::Function", "worker", "dev")
                .need("worker", EdgeKind.READS, "queue");

        assertThat(rule(split.target(), "/worker", "/queue")).isEqualTo("connection.managed");
    }

    @Test
    void a_rule_between_groups_goes_with_the_resource_that_is_in_the_group() {
        Split split = databaseOf("dev")
                .put("AWS::EC2::SecurityGroup", "web", "dev")
                .put("AWS::EC2::SecurityGroup", "data", Split.OLD)
                .need("web", EdgeKind.ATTACHED_TO, "vpc")
                .need("data", EdgeKind.ATTACHED_TO, "vpc")
                .need("server", EdgeKind.ATTACHED_TO, "web")
                .need("db", EdgeKind.ATTACHED_TO, "data")
                .need("web", EdgeKind.MAY_CONNECT, "data");
        lives(split, DATABASE, "a-db", Split.OLD).need("server", EdgeKind.READS, "a-db");
        TargetDocument target = split.target();
        String served = target.edges().stream()
                .filter(edge -> edge.from().endsWith("/web") && edge.to().endsWith("/data"))
                .map(edge -> Objects.requireNonNullElse(edge.connection(), ""))
                .findFirst()
                .orElseThrow();

        assertThat(served).startsWith("resource-configuration/").endsWith("/db");
    }

    @Test
    void networks_that_overlap_and_need_more_than_resources_are_not_connected() {
        Maker aws = new Maker("AWS", Maker.Manner.AWS, "t", "t");
        Split split = databaseOf("prod-payments").madeBy("vpc", aws).madeBy("vpc-a", aws);
        lives(split, "AWS::MSK::Cluster", "brokers", Split.OLD).need("server", EdgeKind.READS, "brokers");
        TargetDocument target = split.target();

        assertThat(target.findings())
                .filteredOn(finding -> finding.rule().equals("target.no-connection"))
                .hasSize(2)
                .allMatch(finding -> finding.text().contains("so that the networks cannot be joined"));
    }

    @Test
    void a_share_is_made_in_one_region_only_and_a_role_is_no_flaw() {
        Split split = new Split()
                .put("AWS::EC2::PrefixList", "list", Split.OLD)
                .put("AWS::EC2::Instance", "keeper", Split.OLD)
                .need("keeper", EdgeKind.READS, "list")
                .put("AWS::EC2::SecurityGroup", "group", "dev")
                .need("group", EdgeKind.ATTACHED_TO, "list");

        assertThat(only(split.target(), Means.RAM_SHARE).options())
                .extracting(Option::means, Option::feasible)
                .contains(org.assertj.core.groups.Tuple.tuple(Means.RAM_SHARE, true));
    }

    @Test
    void vpcs_and_databases_cannot_be_shared() {
        Knowledge knowledge = Knowledge.load();

        assertThat(knowledge.isShareable("AWS::EC2::Subnet")).isTrue();
        assertThat(knowledge.isShareable("AWS::EC2::VPC")).isFalse();
        assertThat(knowledge.isShareable("AWS::EC2::RouteTable")).isFalse();
        assertThat(knowledge.isShareable("AWS::RDS::DBInstance")).isFalse();
    }

    @Test
    void every_means_has_a_price() {
        Knowledge knowledge = Knowledge.load();

        assertThat(Means.values()).allMatch(means -> knowledge.price(means) >= 0);
        assertThat(knowledge.price(Means.TRANSIT_GATEWAY)).isGreaterThan(knowledge.price(Means.PEERING));
    }
}
