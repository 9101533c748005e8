package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Role;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule of the target with a small split that it speaks about and one that it does not. Those of names and
 * identities have rows of their own: {@link NameReasonsTest} and {@code IdentityRuleRowsTest}.
 */
class RuleRowsTest {
    private static final Pattern RULE = Pattern.compile(
            "\"((?:address|baseline|certificate|choice|connection|delivery|fate|foundation|guardrail|monitoring|network|"
                    + "organization|record|resolver|target|unit|zone)\\.[a-z0-9-]+)\"");
    private static final Pattern FILE = Pattern.compile(".*\\.(tsv|yaml|json)");
    private static final String EC2 = "AWS::EC2::";
    private static final String ZONE = "hostedzone/Z1";
    private static final String CERTIFICATE = "AWS::CertificateManager::Certificate";
    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String ENDPOINT = "AWS::Route53Resolver::ResolverEndpoint";

    /** Where rules are looked for: everywhere, or in one member of the document. */
    private record Row(String rule, Split fires, Split passes, String where) {
        static Row of(String rule, Split fires, Split passes) {
            return new Row(rule, fires, passes, "");
        }

        static Row in(String where, String rule, Split fires, Split passes) {
            return new Row(rule, fires, passes, where);
        }

        @Override
        public String toString() {
            return rule;
        }
    }

    private static Split split() {
        return new Split();
    }

    private static Split decided(Split split, String yaml) {
        try {
            return split.decide(Json.yaml().readValue(yaml, Decisions.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Split disposed(Split split, String resource, String disposition) {
        return decided(split, "assign: [{resource: '" + Split.arn(resource) + "', disposition: " + disposition + "}]");
    }

    private static Split queue(String account) {
        return split().put("AWS::SQS::Queue", "queue", account);
    }

    private static Split queue(String account, Role role) {
        return split().put("AWS::SQS::Queue", "queue", account, role, Map.of());
    }

    /** An instance that moves, from an account that may run so many of its kind. */
    private static Split granted(int value) {
        return split().put(EC2 + "Instance", "web", "dev")
                .put(
                        "AWS::ServiceQuotas::AccountSettings",
                        "quotas",
                        Split.OLD,
                        Role.ACCOUNT_SETTINGS,
                        Map.of(
                                "ListServiceQuotas",
                                List.of(Map.of("Quotas", List.of(Map.of("QuotaCode", "L-1216C47A", "Value", value))))));
    }

    /** A bucket of dev that has a function work on what comes. */
    private static Split thumbnails(String account) {
        return split().put("AWS::S3::Bucket", "media", "dev")
                .put("AWS::Lambda::Function", "thumbnails", account)
                .need("media", EdgeKind.INVOKES, "thumbnails");
    }

    /** A function of dev that calls by its name what stays. */
    private static Split named(String type) {
        return split().put("AWS::Lambda::Function", "worker", "dev")
                .put(type, "orders", Split.OLD)
                .names("worker", EdgeKind.REFERENCES, "orders");
    }

    /** A secret that somebody in dev names. */
    private static Split secret(String home) {
        return split().put("AWS::Lambda::Function", "worker", "dev")
                .put("AWS::SecretsManager::Secret", "card-key", home)
                .need("worker", EdgeKind.REFERENCES, "card-key");
    }

    /** A bus with a rule of dev, and what puts events into it. */
    private static Split bus(String sender) {
        return split().put("AWS::Events::EventBus", "events", sender)
                .put("AWS::Events::Rule", "paid", "dev")
                .put("AWS::Lambda::Function", "shop", sender)
                .need("paid", EdgeKind.ATTACHED_TO, "events")
                .need("shop", EdgeKind.WRITES, "events");
    }

    /** Logs of an account that go to something that stays. */
    private static Split shipped(String type) {
        return split().put("AWS::Logs::LogGroup", "logs", "dev")
                .put(type, "shipper", Split.OLD)
                .need("logs", EdgeKind.INVOKES, "shipper");
    }

    /** A bucket whose accesses are logged into one that stays. */
    private static Split logged(String versions) {
        return split().put("AWS::S3::Bucket", "media", "dev")
                .put(
                        "AWS::S3::Bucket",
                        "access",
                        Split.OLD,
                        Role.SHARED,
                        Map.of("Name", "access", "GetBucketVersioning", Map.of("Status", versions)))
                .need("media", EdgeKind.LOGS_TO, "access");
    }

    private static Maker maker(Maker.Manner manner) {
        return new Maker("AWS", manner, "maker", "source");
    }

    /** A network with a subnet, in an account. */
    private static Split network(Split split, String vpc, String cidr, String account) {
        return split.put(EC2 + "VPC", vpc, account, Role.WORKLOAD, Map.of("CidrBlock", cidr))
                .put(
                        EC2 + "Subnet",
                        vpc + "-a",
                        account,
                        Role.WORKLOAD,
                        Map.of("VpcId", vpc, "CidrBlock", cidr.replace("/16", "/24"), "AvailabilityZoneId", "euw1-az1"))
                .need(vpc + "-a", EdgeKind.ATTACHED_TO, vpc);
    }

    private static Split lives(Split split, String type, String name, String account) {
        return split.put(type, name, account).need(name, EdgeKind.ATTACHED_TO, "vpc-a");
    }

    /** A network of the old account in which a server of the account lives. */
    private static Split server(String account) {
        return lives(network(split(), "vpc", "10.0.0.0/16", Split.OLD), EC2 + "Instance", "server", account);
    }

    private static Split whole() {
        return lives(network(split(), "vpc", "10.0.0.0/16", "dev"), EC2 + "Instance", "server", "dev");
    }

    private static Split ipv6(Split split, String account, String pool) {
        return split.put(
                EC2 + "VPC",
                "vpc",
                account,
                Role.WORKLOAD,
                Map.of(
                        "CidrBlock",
                        "10.0.0.0/16",
                        "Ipv6CidrBlockAssociationSet",
                        List.of(Map.of("Ipv6CidrBlock", "2a05:d018:1:de00::/56", "Ipv6Pool", pool))));
    }

    /** The same with a block of the network's addresses in the subnet. */
    private static Split ipv6Subnet(Split split) {
        return split.put(
                EC2 + "Subnet",
                "vpc-a",
                "dev",
                Role.WORKLOAD,
                Map.of(
                        "VpcId",
                        "vpc",
                        "CidrBlock",
                        "10.0.0.0/24",
                        "AvailabilityZoneId",
                        "euw1-az1",
                        "Ipv6CidrBlockAssociationSet",
                        List.of(Map.of("Ipv6CidrBlock", "2a05:d018:1:de07::/64"))));
    }

    private static Split shared(Split split) {
        return decided(split, "networks: {dev: shared}");
    }

    private static Split database(String reader) {
        return lives(server(reader), "AWS::RDS::DBInstance", "db", Split.OLD).need("server", EdgeKind.READS, "db");
    }

    /** A database in another network of the old account than its reader. */
    private static Split apart() {
        Split split = network(server("dev"), "other", "10.9.0.0/16", Split.OLD);
        return split.put("AWS::RDS::DBInstance", "db", Split.OLD)
                .need("db", EdgeKind.ATTACHED_TO, "other-a")
                .need("server", EdgeKind.READS, "db");
    }

    /** The network that AWS makes in every account has the same range in each. */
    private static Split everywhere(String provider, Maker.Manner manner) {
        return lives(server("prod-payments"), provider, "db", Split.OLD)
                .need("server", EdgeKind.READS, "db")
                .madeBy("vpc", maker(manner))
                .madeBy("vpc-a", maker(manner));
    }

    private static Split many(int accounts) {
        Split split = database("prod-payments");
        for (int i = 0; i < accounts; i++) {
            split.account("prod-" + i, "workload", "prod", false);
            lives(split, EC2 + "Instance", "server-" + i, "prod-" + i).need("server-" + i, EdgeKind.READS, "db");
        }
        return split;
    }

    private static Split groups(boolean filled) {
        Split split = network(split(), "vpc", "10.0.0.0/16", Split.OLD)
                .put(EC2 + "SecurityGroup", "web", "prod-payments")
                .put(EC2 + "SecurityGroup", "data", Split.OLD)
                .need("web", EdgeKind.ATTACHED_TO, "vpc")
                .need("data", EdgeKind.ATTACHED_TO, "vpc")
                .need("web", EdgeKind.MAY_CONNECT, "data");
        lives(split, EC2 + "Instance", "server", "prod-payments");
        lives(split, EC2 + "Instance", "store", Split.OLD);
        return filled
                ? split.need("server", EdgeKind.ATTACHED_TO, "web").need("store", EdgeKind.ATTACHED_TO, "data")
                : split;
    }

    private static Split zone(Split split, String account, boolean hidden, String... vpcs) {
        List<Map<String, String>> networks =
                Stream.of(vpcs).map(id -> Map.of("VPCId", id)).toList();
        return split.put(
                "AWS::Route53::HostedZone",
                ZONE,
                account,
                Role.SHARED,
                Map.of(
                        "Name",
                        "example.com.",
                        "Config",
                        Map.of("PrivateZone", hidden),
                        "GetHostedZone",
                        Map.of("VPCs", networks)));
    }

    private static Split record(String host, int ttl, String account) {
        String record = ZONE + "/recordset/" + host + "./CNAME/simple";
        return zone(split(), Split.OLD, false)
                .put(BALANCER, "web", account, Role.WORKLOAD, Map.of("DNSName", "web.elb.amazonaws.com"))
                .put(
                        "AWS::Route53::RecordSet",
                        record,
                        Split.OLD,
                        Role.SHARED,
                        Map.of("Name", host + ".", "Type", "CNAME", "TTL", ttl))
                .says(record, EdgeKind.RESOLVES_TO, "web", "/ResourceRecords/0/Value", "web.elb.amazonaws.com");
    }

    private static Split delegation(String second) {
        Split split = record("www.dev.example.com", 300, "dev");
        String record = ZONE + "/recordset/" + second + "./CNAME/simple";
        return split.put(
                        "AWS::Route53::RecordSet",
                        record,
                        Split.OLD,
                        Role.SHARED,
                        Map.of("Name", second + ".", "Type", "CNAME", "TTL", 300))
                .says(record, EdgeKind.RESOLVES_TO, "web", "/ResourceRecords/0/Value", "web.elb.amazonaws.com");
    }

    private static Split certificate(String kind, String account, boolean zone) {
        Split split = zone ? zone(split(), Split.OLD, false) : split();
        return split.put(
                CERTIFICATE,
                "certificate/c1",
                account,
                Role.WORKLOAD,
                Map.of("DomainName", "example.com", "Type", kind, "SubjectAlternativeNames", List.of("example.com")));
    }

    private static Split resolver(String rule, String association) {
        return split().put(EC2 + "VPC", "vpc-main", association)
                .put("AWS::Route53Resolver::ResolverRule", "resolver-rule/corp", rule)
                .put(
                        "AWS::Route53Resolver::ResolverRuleAssociation",
                        "assoc",
                        association,
                        Role.WORKLOAD,
                        Map.of("ResolverRuleId", "corp", "VPCId", "vpc-main"));
    }

    private static Split address(String account, String pool, boolean used) {
        Split split = split().put(
                        EC2 + "EIP",
                        "eipalloc-1",
                        account,
                        Role.WORKLOAD,
                        Map.of("AllocationId", "eipalloc-1", "PublicIp", "198.51.100.7", "PublicIpv4Pool", pool));
        return used
                ? split.put(
                        EC2 + "NatGateway",
                        "nat",
                        account,
                        Role.WORKLOAD,
                        Map.of(
                                "NatGatewayAddresses",
                                List.of(Map.of("AllocationId", "eipalloc-1", "PublicIp", "198.51.100.7"))))
                : split;
    }

    private static Split twin(Split split) {
        return split.put(EC2 + "VPC", "vpc", Split.OLD)
                .put(EC2 + "RouteTable", "routes", "dev")
                .put(EC2 + "Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "vpc")
                .need("routes", EdgeKind.ATTACHED_TO, "vpc")
                .need("routes", EdgeKind.ROUTES_TO, "nat");
    }

    private static Split pipeline(String account) {
        return split().put("AWS::Lambda::Function", "api", "dev")
                .put("AWS::CodePipeline::Pipeline", "release", account, Role.FOUNDATION, Map.of())
                .need("release", EdgeKind.INVOKES, "api");
    }

    private static Split unseen() {
        return split().put("AWS::Lambda::Function", "api", "dev");
    }

    private static Split builds(String host) {
        return unseen().put(
                        "AWS::IAM::Role",
                        "ci",
                        Split.OLD,
                        Role.FOUNDATION,
                        Map.of(
                                "AssumeRolePolicyDocument",
                                Map.of(
                                        "Statement",
                                        List.of(Map.of(
                                                "Effect",
                                                "Allow",
                                                "Action",
                                                "sts:AssumeRoleWithWebIdentity",
                                                "Principal",
                                                Map.of(
                                                        "Federated",
                                                        "arn:aws:iam::123456789012:oidc-provider/" + host))))))
                .need("ci", EdgeKind.WRITES, "api");
    }

    private static Split key(String action) {
        return unseen().put(
                        "AWS::IAM::User",
                        "jenkins",
                        Split.OLD,
                        Role.FOUNDATION,
                        Map.of(
                                "UserPolicyList",
                                List.of(Map.of(
                                        "PolicyName",
                                        "p",
                                        "PolicyDocument",
                                        Map.of(
                                                "Statement",
                                                List.of(Map.of(
                                                        "Effect", "Allow", "Action", action, "Resource", "*"))))),
                                "ListAccessKeys",
                                Map.of("AccessKeyMetadata", List.of(Map.of("Status", "Active")))));
    }

    private static Split stack(Map<String, Object> data) {
        return unseen().put("AWS::IAM::Role", "stack-role", Split.OLD)
                .put("AWS::CloudFormation::Stack", "shop-stack", Split.OLD, Role.FOUNDATION, data)
                .need("api", EdgeKind.DEPLOYED_BY, "shop-stack");
    }

    private static Split organization(String type) {
        return split().put(type, "o-abcdefghij", Split.OLD);
    }

    /** The old account alone. */
    private static Split alone() {
        return split().without(
                        "management",
                        "log-archive",
                        "security-tooling",
                        "network",
                        "sandbox",
                        "dev",
                        "staging",
                        "prod-payments");
    }

    private static Split nobody() {
        return alone().without(Split.OLD);
    }

    private static Split routed(Map<String, String> out) {
        return server("dev")
                .put(
                        EC2 + "RouteTable",
                        "out",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of(
                                "VpcId",
                                "vpc",
                                "Associations",
                                List.of(Map.of("SubnetId", "vpc-a")),
                                "Routes",
                                List.of(out)))
                .put(EC2 + "InternetGateway", "igw-1", Split.OLD)
                .need("out", EdgeKind.ATTACHED_TO, "vpc")
                .need("vpc-a", EdgeKind.ROUTES_TO, "out")
                .need("out", EdgeKind.ROUTES_TO, "igw-1");
    }

    private static Split ruled(String range) {
        return server("dev")
                .put(
                        EC2 + "SecurityGroup",
                        "sg",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("IpPermissions", List.of(Map.of("IpRanges", List.of(Map.of("CidrIp", range))))));
    }

    /** A queue with an attribute. */
    private static Split told(String attribute) {
        return split().put(
                        "AWS::SQS::Queue", "queue", "dev", Role.WORKLOAD, Map.of("Attributes", Map.of(attribute, "5")));
    }

    private static Split repository(String mutability) {
        return split().put(
                        "AWS::ECR::Repository",
                        "images",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("repositoryName", "images", "imageTagMutability", mutability));
    }

    private static Split stream(String account) {
        return split().put("AWS::Kinesis::Stream", "stream", Split.OLD)
                .put(EC2 + "Instance", "keeper", Split.OLD)
                .need("keeper", EdgeKind.READS, "stream")
                .put("AWS::KinesisFirehose::DeliveryStream", "delivery", account)
                .need("delivery", EdgeKind.READS, "stream");
    }

    /** A database that goes, or is kept by somebody who stays. */
    private static Split held(String volume) {
        return split().put(EC2 + "Instance", "server", "dev")
                .put("AWS::EFS::FileSystem", "files", volume)
                .put("AWS::EFS::MountTarget", "mount", "dev")
                .need("mount", EdgeKind.ATTACHED_TO, "files");
    }

    private static Split leftover(boolean used) {
        Split split = queue("dev").leftover("queue").put("AWS::Lambda::Function", "worker", "dev");
        return used ? split.need("worker", EdgeKind.READS, "queue") : split;
    }

    private static Split domain(String reader) {
        return split().put("AWS::Route53Domains::Domain", "example.com", "dev")
                .put("AWS::Lambda::Function", "worker", reader)
                .need("worker", EdgeKind.REFERENCES, "example.com");
    }

    private static Split worker(@Nullable String environment) {
        return queue("dev").put("AWS::Lambda::Function", "worker", Split.OLD, Role.WORKLOAD, Map.of(), environment);
    }

    private static Split reads(String reader) {
        return queue("dev").put("AWS::Lambda::Function", "worker", reader).need("worker", EdgeKind.READS, "queue");
    }

    private static Split stays(String reader) {
        return queue(Split.OLD).put("AWS::Lambda::Function", "worker", reader).need("worker", EdgeKind.READS, "queue");
    }

    private static Split mapping(Role role, String account) {
        return split().put("AWS::Lambda::Function", "function", "dev")
                .put("AWS::Lambda::EventSourceMapping", "mapping", account, role, Map.of())
                .part("mapping", "function");
    }

    private static Split role(String user) {
        return split().put("AWS::IAM::Role", "role", Split.OLD)
                .put("AWS::Lambda::Function", "worker", user)
                .need("worker", EdgeKind.RUNS_AS, "role");
    }

    private static Split defaultGroup(boolean group) {
        Split split = shared(server("dev"))
                .put(EC2 + "SecurityGroup", "default", Split.OLD)
                .need("default", EdgeKind.ATTACHED_TO, "vpc")
                .need("server", EdgeKind.ATTACHED_TO, "default");
        return group ? split.madeBy("default", maker(Maker.Manner.DEFAULT)) : split;
    }

    static List<Row> rows() {
        return Stream.of(fates(), networks(), connections(), choices(), names(), deliveries(), foundations())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> fates() {
        return List.of(
                Row.of("fate.account", queue("dev"), disposed(queue("dev"), "queue", "retire")),
                Row.of("fate.decided", disposed(queue("dev"), "queue", "retire"), queue("dev")),
                Row.of("fate.held", held(Split.OLD), held("dev")),
                Row.of(
                        "fate.immovable",
                        split().put("AWS::ServiceQuotas::QuotaIncrease", "quota", "dev"),
                        queue("dev")),
                Row.of("fate.leftover", leftover(false), queue("dev")),
                Row.of("fate.managed", queue("dev").madeBy("queue", maker(Maker.Manner.AWS)), queue("dev")),
                Row.of("fate.needed", leftover(true), leftover(false)),
                Row.of("fate.needed-elsewhere", domain("staging"), domain("dev")),
                Row.of(
                        "fate.network",
                        shared(server("dev").put(EC2 + "RouteTable", "routes", "dev"))
                                .need("routes", EdgeKind.ATTACHED_TO, "vpc"),
                        server("dev")
                                .put(EC2 + "RouteTable", "routes", "dev")
                                .need("routes", EdgeKind.ATTACHED_TO, "vpc")),
                Row.of("fate.own", role("dev"), role(Split.OLD)),
                Row.of("fate.pinned", reads(Split.OLD), reads("dev")),
                Row.of("fate.setting", queue(Split.OLD, Role.ACCOUNT_SETTINGS), queue(Split.OLD)),
                Row.of("fate.shared", stays("dev"), stays(Split.OLD)),
                Row.of("fate.undecided", queue(Split.OLD, Role.UNASSIGNED), queue(Split.OLD)),
                Row.of("fate.unplaced", queue(Split.OLD).unplaced("queue"), queue(Split.OLD)),
                Row.of("fate.whole", mapping(Role.UNASSIGNED, Split.OLD), mapping(Role.WORKLOAD, "dev")),
                Row.of(
                        "target.decision-not-possible",
                        disposed(queue(Split.OLD), "queue", "recreate"),
                        disposed(queue("dev"), "queue", "recreate")),
                Row.of("target.held-back", held(Split.OLD), held("dev")),
                Row.of("fate.parted", peering(Split.OLD), peering("dev")),
                Row.of("fate.each-own", sharedRole("dev"), sharedRole(Split.OLD)),
                Row.of("target.peering-parted", peering("staging"), peering("dev")),
                Row.of(
                        "target.kept-for-unplaced",
                        worker(null).need("worker", EdgeKind.READS, "queue"),
                        worker("prod").need("worker", EdgeKind.READS, "queue")));
    }

    private static Split peering(String home) {
        return split().put("AWS::EC2::VPC", "left", "dev")
                .put("AWS::EC2::VPC", "right", home)
                .put("AWS::EC2::VPCPeeringConnection", "pcx", "dev")
                .need("pcx", EdgeKind.ATTACHED_TO, "left")
                .need("pcx", EdgeKind.ATTACHED_TO, "right");
    }

    private static Split sharedRole(String home) {
        return split().put("AWS::IAM::Role", "both", Split.OLD, Role.SHARED, Map.of())
                .put("AWS::Lambda::Function", "first", home)
                .put("AWS::Lambda::Function", "second", "staging")
                .need("first", EdgeKind.RUNS_AS, "both")
                .need("second", EdgeKind.RUNS_AS, "both");
    }

    private static List<Row> networks() {
        return List.of(
                Row.of("network.cut", server("dev"), server(Split.OLD)),
                Row.of("network.kept", server("dev"), whole()),
                Row.of("network.same", whole(), server("dev")),
                Row.of("network.own", server("dev"), server(Split.OLD)),
                Row.of("network.shared", shared(server("dev")), server("dev")),
                Row.of("network.ipv6-kept", ipv6(server("dev"), Split.OLD, "Amazon"), server("dev")),
                Row.of("network.ipv6-assigned", ipv6(whole(), "dev", "Amazon"), ipv6(whole(), "dev", "ipv6pool-ec2-1")),
                Row.of("target.ipv6-later", ipv6Subnet(whole()), ipv6Subnet(ipv6(whole(), "dev", "Amazon"))),
                Row.of("network.ipv6-brought", ipv6(whole(), "dev", "ipv6pool-ec2-1"), ipv6(whole(), "dev", "Amazon")),
                Row.of("target.networks-unknown", decided(split(), "networks: {devv: own}"), shared(split())),
                Row.of("target.default-group", defaultGroup(true), defaultGroup(false)),
                Row.of("connection.default-group", defaultGroup(true), defaultGroup(false)),
                Row.of(
                        "target.no-way-out",
                        routed(Map.of("DestinationCidrBlock", "0.0.0.0/0", "NetworkInterfaceId", "eni-1")),
                        routed(Map.of("DestinationCidrBlock", "0.0.0.0/0", "GatewayId", "igw-1"))),
                Row.of("target.range-unknown", ruled("10.0.0.0/8"), ruled("10.64.0.0/16")));
    }

    private static Split wanted(Split split, String means) {
        String key = split.target().connections().stream()
                .map(connection -> connection.account() + "/to/" + connection.provider())
                .findFirst()
                .orElseThrow();
        return decided(split, "connections: {'" + key + "': " + means + "}");
    }

    private static List<Row> connections() {
        return List.of(
                Row.of("connection.table", stays("dev"), stays(Split.OLD)),
                Row.of("connection.part", shipped("AWS::Lambda::Function"), stays("dev")),
                Row.of("connection.empty-group", groups(false), groups(true)),
                Row.of(
                        "connection.managed",
                        stays("dev")
                                .put("AWS::SQS::Queue", "queue", Split.OLD, Role.MANAGED, Map.of())
                                .madeBy("queue", maker(Maker.Manner.OWNER)),
                        stays("dev")),
                Row.of(
                        "connection.overlap",
                        everywhere("AWS::RDS::DBInstance", Maker.Manner.AWS),
                        everywhere("AWS::RDS::DBInstance", Maker.Manner.DEFAULT)),
                Row.of(
                        "connection.public",
                        database("prod-payments")
                                .put("AWS::Lambda::Function", "open", "dev")
                                .need("open", EdgeKind.READS, "db"),
                        database("prod-payments")),
                Row.of(
                        "connection.deserted",
                        database("prod-payments")
                                .put(EC2 + "VPC", "bare", Split.OLD)
                                .put(EC2 + "Instance", "nowhere", "prod-payments")
                                .need("nowhere", EdgeKind.ATTACHED_TO, "bare")
                                .need("nowhere", EdgeKind.TALKS_TO, "db"),
                        database("prod-payments")),
                Row.of("connection.one-network", shared(database("dev")), database("dev")),
                Row.of("connection.kept-networks", shared(apart()), apart()),
                Row.of("connection.guarded", database("dev"), database("prod-payments")),
                Row.of("connection.peering", database("prod-payments"), database("dev")),
                Row.of("connection.many", many(11), many(3)),
                Row.of(
                        "connection.decided",
                        wanted(database("prod-payments"), "transit-gateway"),
                        database("prod-payments")),
                Row.of(
                        "target.connection-not-possible",
                        wanted(database("prod-payments"), "event-bus"),
                        wanted(database("prod-payments"), "transit-gateway")),
                Row.of("target.no-connection", stream("dev"), stream(Split.OLD)),
                Row.of("target.bare-name", named("AWS::DynamoDB::Table"), named("AWS::S3::Bucket")),
                Row.of("target.bare-name", named("AWS::Events::EventBus"), named("AWS::SNS::Topic")),
                Row.of("target.bus-parted", bus("staging"), bus("dev")),
                Row.of("connection.parted-bus", bus("staging"), bus("dev")),
                Row.of(
                        "target.account-waits",
                        WaitingAccountsTest.waiting(),
                        WaitingAccountsTest.waiting().put("AWS::SQS::Queue", "mail", "int")),
                Row.of("target.secret-handed-over", secret(Split.OLD), secret("staging")),
                Row.of("target.nothing-to-say", thumbnails("staging"), thumbnails("dev")),
                Row.of("target.logs-by-stream", shipped("AWS::Lambda::Function"), shipped("AWS::Kinesis::Stream")),
                Row.of("target.replica-needs-versions", logged("Suspended"), logged("Enabled")),
                Row.of("target.member-lost", told("Colour"), told("DelaySeconds")),
                Row.of(
                        "target.property-missing",
                        split().put("AWS::DynamoDB::Table", "orders", "dev"),
                        told("DelaySeconds")),
                Row.of("target.value-unknown", repository("SOMETIMES"), repository("MUTABLE")),
                Row.of(
                        "target.no-connection",
                        everywhere("AWS::MSK::Cluster", Maker.Manner.AWS),
                        everywhere("AWS::MSK::Cluster", Maker.Manner.DEFAULT)));
    }

    private static List<Row> choices() {
        Split keyed = split().put("AWS::KMS::Key", "key", Split.OLD)
                .put("AWS::SQS::Queue", "queue", "dev")
                .need("queue", EdgeKind.ENCRYPTS_WITH, "key");
        Split table = split().put("AWS::DynamoDB::Table", "orders", "dev");
        return List.of(
                Row.of("choice.decided", decided(split(), "policies: trimmed"), split()),
                Row.of(
                        "choice.default",
                        split(),
                        decided(
                                split(),
                                "{policies: trimmed, delivery: split, observability: split, landingZone: control-tower, "
                                        + "secondOrganization: true}")),
                Row.of("choice.own", keyed, split().put("AWS::KMS::Key", "key", Split.OLD)),
                Row.of("choice.first-way", table, queue("dev")),
                Row.of(
                        "choice.short-way",
                        decided(split().put("AWS::RDS::DBInstance", "db", "dev"), "downtimeBudget: {default: 30}"),
                        split().put("AWS::RDS::DBInstance", "db", "dev")));
    }

    private static List<Row> names() {
        Split hidden = split().put(EC2 + "VPC", "vpc-main", Split.OLD)
                .put(EC2 + "Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "vpc-main");
        return List.of(
                Row.of(
                        "record.switch",
                        record("www.example.com", 3600, "dev"),
                        record("www.example.com", 3600, Split.OLD)),
                Row.of("record.lower", record("www.example.com", 3600, "dev"), record("www.example.com", 30, "dev")),
                Row.of("record.short", record("www.example.com", 30, "dev"), record("www.example.com", 3600, "dev")),
                Row.of(
                        "record.validation",
                        certificate("AMAZON_ISSUED", "dev", true),
                        certificate("AMAZON_ISSUED", "dev", false)),
                Row.of("zone.stays", zone(split(), Split.OLD, false), zone(split(), "network", false)),
                Row.of("zone.moves", zone(split(), "network", false), zone(split(), Split.OLD, false)),
                Row.of(
                        "zone.authorized",
                        zone(hidden, Split.OLD, true, "vpc-main"),
                        zone(split().put(EC2 + "VPC", "vpc-main", Split.OLD), Split.OLD, true, "vpc-main")),
                Row.of(
                        "zone.foreign",
                        zone(split(), Split.OLD, true, "vpc-elsewhere"),
                        zone(split().put(EC2 + "VPC", "vpc-main", Split.OLD), Split.OLD, true, "vpc-main")),
                Row.of("zone.delegation", delegation("api.dev.example.com"), record("www.example.com", 300, "dev")),
                Row.of(
                        "certificate.requested",
                        certificate("AMAZON_ISSUED", "dev", true),
                        certificate("AMAZON_ISSUED", Split.OLD, true)),
                Row.of(
                        "certificate.foreign-zone",
                        certificate("AMAZON_ISSUED", "dev", false),
                        certificate("AMAZON_ISSUED", "dev", true)),
                Row.of(
                        "certificate.import",
                        certificate("IMPORTED", "dev", true),
                        certificate("AMAZON_ISSUED", "dev", true)),
                Row.of(
                        "certificate.private",
                        certificate("PRIVATE", "dev", true),
                        certificate("AMAZON_ISSUED", "dev", true)),
                Row.of("resolver.own", resolver("dev", "dev"), resolver("network", "dev")),
                Row.of("resolver.shared", resolver("network", "dev"), resolver("dev", "dev")),
                Row.of(
                        "resolver.endpoint",
                        split().put(ENDPOINT, "resolver-endpoint/in", "network"),
                        split().put(ENDPOINT, "resolver-endpoint/in", Split.OLD)),
                Row.of(
                        "resolver.endpoint-stays",
                        split().put(ENDPOINT, "resolver-endpoint/in", Split.OLD),
                        split().put(ENDPOINT, "resolver-endpoint/in", "network")),
                Row.of("address.kept", address("dev", "amazon", true), address("dev", "ipv4pool-ec2-0abc", true)),
                Row.of("address.pool", address("dev", "ipv4pool-ec2-0abc", true), address("dev", "amazon", true)),
                Row.of("address.free", address("dev", "amazon", false), address("dev", "amazon", true)),
                Row.of("address.twin", twin(address(Split.OLD, "amazon", true)), address(Split.OLD, "amazon", true)),
                Row.of(
                        "address.given",
                        split().put(
                                        EC2 + "Instance",
                                        "web",
                                        "dev",
                                        Role.WORKLOAD,
                                        Map.of("PublicIpAddress", "198.51.100.9")),
                        split().put(EC2 + "Instance", "web", "dev")));
    }

    private static List<Row> deliveries() {
        String github = "token.actions.githubusercontent.com";
        return List.of(
                Row.of("delivery.pipeline", pipeline(Split.OLD), unseen()),
                Row.of("delivery.role", pipeline(Split.OLD), pipeline("dev")),
                Row.of("delivery.boundary", pipeline(Split.OLD), pipeline("dev")),
                Row.of("delivery.inside", pipeline("dev"), pipeline(Split.OLD)),
                Row.of("delivery.nobody-seen", unseen(), pipeline(Split.OLD)),
                Row.of("delivery.deployer-not-seen", unseen(), pipeline(Split.OLD)),
                Row.of("delivery.ci-role", builds(github), builds("oidc.eks.eu-west-1.amazonaws.com/id/A")),
                Row.of("delivery.provider", builds(github), builds("oidc.eks.eu-west-1.amazonaws.com/id/A")),
                Row.of("delivery.key", key("lambda:Update*"), key("s3:Get*")),
                Row.of("delivery.stack", stack(Map.of("RoleARN", Split.arn("stack-role"))), stack(Map.of())),
                Row.of(
                        "delivery.runner",
                        unseen().put(EC2 + "Instance", "jenkins-agent", Split.OLD, Role.FOUNDATION, Map.of()),
                        unseen().put(EC2 + "Instance", "web", Split.OLD, Role.FOUNDATION, Map.of())),
                Row.of(
                        "delivery.build",
                        unseen().put("AWS::CodeBuild::Project", "build", Split.OLD, Role.FOUNDATION, Map.of())
                                .need("build", EdgeKind.INVOKES, "api"),
                        pipeline(Split.OLD)),
                Row.of(
                        "delivery.deployment",
                        unseen().put("AWS::CodeDeploy::DeploymentGroup", "group", Split.OLD, Role.FOUNDATION, Map.of())
                                .need("group", EdgeKind.REFERENCES, "api"),
                        pipeline(Split.OLD)),
                Row.of(
                        "delivery.split",
                        decided(
                                pipeline(Split.OLD).account("shared-services", "shared-services", null, false),
                                "delivery: split"),
                        pipeline(Split.OLD).account("shared-services", "shared-services", null, false)),
                Row.in("resources", "monitoring.home", queue("dev"), alone().put("AWS::SQS::Queue", "q", Split.OLD)));
    }

    private static List<Row> foundations() {
        return List.of(
                Row.of(
                        "foundation.management-holds-workloads",
                        organization("AWS::Organizations::Organization"),
                        organization("AWS::Organizations::Membership")),
                Row.of(
                        "foundation.other-organization",
                        organization("AWS::Organizations::Membership"),
                        organization("AWS::Organizations::Organization")),
                Row.in("resources", "organization.account", split(), alone()),
                Row.of("organization.delegated", split(), alone()),
                Row.of("organization.by-hand", split(), decided(split(), "landingZone: control-tower")),
                Row.of("organization.control-tower", decided(split(), "landingZone: control-tower"), split()),
                Row.of("organization.quota", granted(640), granted(5)),
                Row.of("organization.test", decided(split(), "secondOrganization: true"), split()),
                Row.in("resources", "guardrail.intent", split(), alone()),
                Row.in("resources", "guardrail.tested", split(), alone()),
                Row.of("guardrail.users-stay", split().put("AWS::IAM::User", "maria", Split.OLD), queue(Split.OLD)),
                Row.in("resources", "baseline.part", split(), nobody()),
                Row.of("baseline.managed", decided(split(), "landingZone: control-tower"), nobody()),
                Row.of(
                        "baseline.kept",
                        split().put("AWS::GuardDuty::Detector", "detector", Split.OLD),
                        queue(Split.OLD)),
                Row.of("unit.accounts", split(), nobody()),
                Row.of("unit.joins", split(), nobody()),
                Row.in("resources", "unit.ready", split(), alone()),
                Row.of("unit.tests", split(), alone()));
    }

    private static Set<String> rules(Split split, String where) {
        JsonNode document = Json.mapper().valueToTree(split.target());
        JsonNode part = where.isEmpty() ? document : document.path(where);
        return part.findValues("rule").stream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_speaks_about_its_split_and_not_about_the_other(Row row) {
        assertThat(rules(row.fires(), row.where())).contains(row.rule());
        assertThat(rules(row.passes(), row.where())).doesNotContain(row.rule());
    }

    @Test
    void every_rule_has_a_row() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/mitosis/target"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                RULE.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .filter(rule -> !FILE.matcher(rule).matches())
                        .forEach(said::add);
            }
        }

        said.removeAll(ofStacks());
        assertThat(rows().stream().map(Row::rule)).containsAll(said);
    }

    /** Those of stacks and of what stands in them are held by tests of theirs, which name them. */
    private static Set<String> ofStacks() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String room : List.of("artefact", "form", "property", "reference", "stack", "template")) {
            Path tests = Path.of("src/test/java/dev/mitosis/target").resolve(room);
            try (Stream<Path> files = Files.exists(tests) ? Files.walk(tests) : Stream.empty()) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    RULE.matcher(Files.readString(file))
                            .results()
                            .map(match -> match.group(1))
                            .forEach(named::add);
                }
            }
        }
        return named;
    }
}
