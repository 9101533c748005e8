package dev.mitosis.graph.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Strength;
import dev.mitosis.model.Use;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who uses what many may share, through what stands between. */
class UseFinderTest {
    private final Map<String, String> types = new TreeMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final HubTable hubs = HubTable.load();

    private UseFinderTest node(String type, String... ids) {
        for (String id : ids) {
            types.put(id, "AWS::" + type);
        }
        return this;
    }

    private UseFinderTest edge(String from, EdgeKind kind, String to) {
        return edge(from, kind, to, "");
    }

    private UseFinderTest edge(String from, EdgeKind kind, String to, String text) {
        return edge(from, kind, to, text, Strength.EXACT);
    }

    private UseFinderTest edge(String from, EdgeKind kind, String to, String text, Strength strength) {
        edges.add(new Edge(from, to, kind, strength, List.of(new Evidence(from, "/Any", text))));
        return this;
    }

    private UseFinderTest record(String type, String id, String data) {
        try {
            hubs.learn(new Resource(
                    id,
                    "AWS::" + type,
                    "eu-west-1",
                    "1",
                    id,
                    id,
                    Map.of(),
                    Json.mapper().readTree(data.replace('\'', '"'))));
            return node(type, id);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    /** For example {@code app uses read,write}. */
    private List<String> users(String hub) {
        return found(hub).stream()
                .map(use -> use.user() + " " + use.how().label()
                        + use.modes().stream().map(mode -> " " + mode.label()).collect(Collectors.joining()))
                .toList();
    }

    private List<Use> found(String hub) {
        List<Node> nodes = types.entrySet().stream()
                .map(entry -> new Node(entry.getKey(), entry.getValue(), "eu-west-1", entry.getKey(), false, List.of()))
                .toList();
        return UseFinder.find(hubs, nodes, edges).stream()
                .filter(use -> use.hub().equals(hub))
                .toList();
    }

    @Test
    void the_one_database_in_the_middle_is_used_through_secrets_roles_and_profiles() {
        record("RDS::DBInstance", "maindb", "{'Endpoint':{'Port':5432}}");
        node("SecretsManager::Secret", "secret").node("IAM::Role", "role").node("IAM::InstanceProfile", "profile");
        node("EC2::Instance", "web").node("ECS::TaskDefinition", "task").node("ECS::Service", "api");
        edge("secret", EdgeKind.REFERENCES, "maindb").edge("role", EdgeKind.READS, "secret");
        edge("profile", EdgeKind.RUNS_AS, "role").edge("web", EdgeKind.RUNS_AS, "profile");
        edge("task", EdgeKind.READS, "secret").edge("api", EdgeKind.REFERENCES, "task");

        assertThat(users("maindb")).containsExactly("api uses", "web uses");
        assertThat(found("maindb").get(1).path())
                .containsExactly(
                        new Use.Hop("web", "profile", EdgeKind.RUNS_AS),
                        new Use.Hop("profile", "role", EdgeKind.RUNS_AS),
                        new Use.Hop("role", "secret", EdgeKind.READS),
                        new Use.Hop("secret", "maindb", EdgeKind.REFERENCES));
    }

    @Test
    void the_secret_that_a_database_manages_leads_to_it_and_so_does_an_instance_of_a_cluster() {
        record("RDS::DBCluster", "cluster", "{'Port':3306}").node("RDS::DBInstance", "writer");
        node("SecretsManager::Secret", "master").node("Lambda::Function", "one", "two");
        edge("cluster", EdgeKind.REFERENCES, "master").edge("one", EdgeKind.READS, "master");
        edge("writer", EdgeKind.ATTACHED_TO, "cluster").edge("two", EdgeKind.REFERENCES, "writer");

        assertThat(users("cluster")).containsExactly("one uses", "two uses");
    }

    @Test
    void who_may_reach_the_port_of_a_database_is_kept_apart_from_who_uses_it() {
        record("RDS::DBInstance", "maindb", "{'Endpoint':{'Port':5432}}");
        node("EC2::SecurityGroup", "db-group", "app-group", "ssh-group").node("EC2::Instance", "app", "bastion");
        node("EC2::VPC", "office");
        edge("maindb", EdgeKind.ATTACHED_TO, "db-group").edge("app", EdgeKind.ATTACHED_TO, "app-group");
        edge("bastion", EdgeKind.ATTACHED_TO, "ssh-group");
        edge("app-group", EdgeKind.MAY_CONNECT, "db-group", "tcp 5000-6000 from sg-1");
        edge("ssh-group", EdgeKind.MAY_CONNECT, "db-group", "tcp 22 from sg-2");
        edge("office", EdgeKind.MAY_CONNECT, "db-group", "all traffic from 10.0.0.0/16");

        assertThat(users("maindb")).containsExactly("app may-reach", "office may-reach");

        edge("app", EdgeKind.REFERENCES, "maindb");
        assertThat(users("maindb")).containsExactly("app uses", "app may-reach", "office may-reach");
    }

    @Test
    void members_of_a_group_that_lets_its_own_members_in_may_reach_each_other() {
        record("ElastiCache::CacheCluster", "cache", "{'ConfigurationEndpoint':{'Port':11211}}");
        String rule =
                "{'IpPermissions':[{'IpProtocol':'tcp','FromPort':%s,'ToPort':%s,'UserIdGroupPairs':[{'GroupId':'%s'}]}]}";
        record("EC2::SecurityGroup", "default", rule.formatted(11211, 11211, "default"));
        record("EC2::SecurityGroup", "other", rule.formatted(22, 22, "other"));
        node("Lambda::Function", "worker", "stranger");
        edge("cache", EdgeKind.ATTACHED_TO, "default").edge("worker", EdgeKind.ATTACHED_TO, "default");
        edge("cache", EdgeKind.ATTACHED_TO, "other").edge("stranger", EdgeKind.ATTACHED_TO, "other");

        assertThat(users("cache")).containsExactly("worker may-reach");
    }

    @Test
    void only_what_is_attached_to_a_group_stands_behind_it() {
        record("RDS::DBInstance", "maindb", "{'Endpoint':{'Port':5432}}");
        node("EC2::SecurityGroup", "db-group", "app-group", "far-group", "named")
                .node("EC2::Instance", "app", "far");
        edge("maindb", EdgeKind.ATTACHED_TO, "db-group").edge("maindb", EdgeKind.REFERENCES, "named");
        edge("app-group", EdgeKind.MAY_CONNECT, "db-group", "tcp 5432 from sg-1");
        edge("far-group", EdgeKind.MAY_CONNECT, "app-group", "tcp 5432 from sg-2");
        edge("far-group", EdgeKind.MAY_CONNECT, "named", "tcp 5432 from sg-2");
        edge("app", EdgeKind.ATTACHED_TO, "app-group").edge("far", EdgeKind.ATTACHED_TO, "far-group");

        assertThat(users("maindb")).containsExactly("app may-reach");
    }

    @Test
    void a_part_answers_for_its_cluster_and_what_merely_names_one_does_not() {
        node("RDS::DBCluster", "cluster").node("RDS::DBInstance", "copy").node("SecretsManager::Secret", "other");
        node("Lambda::Function", "one", "two");
        edge("copy", EdgeKind.REFERENCES, "cluster").edge("one", EdgeKind.REFERENCES, "copy");
        edge("cluster", EdgeKind.ENCRYPTS_WITH, "other").edge("two", EdgeKind.READS, "other");

        assertThat(users("cluster")).isEmpty();
    }

    @Test
    void an_endpoint_lets_in_who_is_routed_through_it_where_the_policy_trusts_it() {
        node("S3::Bucket", "open", "closed").node("EC2::VPCEndpoint", "endpoint");
        node("EC2::RouteTable", "table").node("Lambda::Function", "naming");
        edge("open", EdgeKind.TRUSTS, "endpoint").edge("closed", EdgeKind.REFERENCES, "endpoint");
        edge("table", EdgeKind.ROUTES_TO, "endpoint").edge("naming", EdgeKind.REFERENCES, "endpoint");

        assertThat(users("open")).containsExactly("table may-reach");
        assertThat(users("closed")).isEmpty();
    }

    @Test
    void a_hub_of_somebody_else_is_asked_nobody_about() {
        edge("app", EdgeKind.READS, "theirs");
        Node theirs = new Node("theirs", "AWS::S3::Bucket", "eu-west-1", "theirs", true, List.of());

        assertThat(UseFinder.find(hubs, List.of(theirs), edges)).isEmpty();
    }

    @Test
    void a_file_system_is_used_by_mounts_and_reached_through_its_mount_targets() {
        record("EFS::FileSystem", "fs", "{}").node("EFS::MountTarget", "target").node("EFS::AccessPoint", "point");
        node("EC2::SecurityGroup", "nfs", "app")
                .node("Lambda::Function", "mounting")
                .node("EC2::Instance", "box");
        edge("target", EdgeKind.ATTACHED_TO, "fs").edge("point", EdgeKind.ATTACHED_TO, "fs");
        edge("mounting", EdgeKind.ATTACHED_TO, "point").edge("target", EdgeKind.ATTACHED_TO, "nfs");
        edge("app", EdgeKind.MAY_CONNECT, "nfs", "tcp 2049 from sg-1").edge("box", EdgeKind.ATTACHED_TO, "app");

        assertThat(users("fs")).containsExactly("mounting uses", "box may-reach");
    }

    @Test
    void a_bucket_is_used_through_policies_and_other_accounts_and_let_in_by_an_endpoint() {
        node("S3::Bucket", "bucket").node("IAM::ManagedPolicy", "policy").node("IAM::Group", "staff");
        node("IAM::User", "ann").node("EC2::VPCEndpoint", "endpoint").node("EC2::RouteTable", "table");
        edge("policy", EdgeKind.READS, "bucket", "s3:GetObject on arn:aws:s3:::bucket/*");
        edge("staff", EdgeKind.ATTACHED_TO, "policy").edge("ann", EdgeKind.ATTACHED_TO, "staff");
        edge("external:account/2", EdgeKind.WRITES, "bucket", "s3:PutObject for 2");
        edge("bucket", EdgeKind.TRUSTS, "endpoint").edge("table", EdgeKind.ROUTES_TO, "endpoint");

        assertThat(users("bucket"))
                .containsExactly("ann uses read", "external:account/2 uses write", "table may-reach");
    }

    @Test
    void a_role_that_nobody_runs_as_uses_for_itself_and_roles_are_taken_in_chains() {
        node("SQS::Queue", "queue").node("IAM::Role", "alone", "inner", "outer").node("Lambda::Function", "app");
        edge("alone", EdgeKind.READS, "queue").edge("inner", EdgeKind.WRITES, "queue");
        edge("outer", EdgeKind.RUNS_AS, "inner").edge("app", EdgeKind.RUNS_AS, "outer");

        assertThat(users("queue")).containsExactly("alone uses read", "app uses write");
    }

    @Test
    void what_watches_copies_or_deploys_is_no_user_and_a_grant_for_everything_proves_nothing() {
        node("DynamoDB::Table", "table").node("CloudWatch::Alarm", "alarm").node("CloudFormation::Stack", "stack");
        node("Lambda::Function", "app").node("IAM::Role", "admin");
        edge("alarm", EdgeKind.REFERENCES, "table").edge("stack", EdgeKind.REFERENCES, "table");
        edge("admin", EdgeKind.WRITES, "table", "*", Strength.EVERYTHING).edge("app", EdgeKind.RUNS_AS, "admin");
        node("IAM::Role", "wide").edge("wide", EdgeKind.READS, "table", "dynamodb:Query", Strength.SERVICE_WIDE);

        assertThat(users("table")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'dynamodb:GetItem on arn:x', READS, 'read'",
        "'dynamodb:PutItem, dynamodb:DeleteTable on arn:x', WRITES, 'write admin'",
        "'dynamodb:* on arn:x', WRITES, 'read write admin'",
        "'* on arn:x', WRITES, 'read write admin'",
        "'kms:Decrypt on arn:x', ENCRYPTS_WITH, 'read'",
        "'kms:GenerateDataKey* on arn:x', ENCRYPTS_WITH, 'write'",
        "'kms:PutKeyPolicy on arn:x', ENCRYPTS_WITH, 'admin'",
        "'rds-db:connect on arn:x', WRITES, 'read write'",
        "'rds-data:ExecuteStatement on arn:x', WRITES, 'read write'",
        "'rds:DeleteDBInstance on arn:x', WRITES, 'write admin'",
        "'elasticfilesystem:ClientMount on arn:x', WRITES, 'read write'",
        "'elasticfilesystem:ClientWrite on arn:x', WRITES, 'write'",
        "'elasticfilesystem:DeleteFileSystem on arn:x', WRITES, 'write admin'",
        "'s3:PutBucketPolicy on arn:x', WRITES, 'write admin'",
        "'sqs:SetQueueAttributes for arn:x', WRITES, 'write admin'",
        "'sqs:SendMessage on arn:x', WRITES, 'write'",
        "'rds-data:* on arn:x', WRITES, 'read write admin'",
        "'rds-data:is.a/host', REFERENCES, ''",
        "'a variable', REFERENCES, ''"
    })
    void a_permission_tells_what_is_done(String text, EdgeKind kind, String modes) {
        Edge edge = new Edge("a", "b", kind, Strength.EXACT, List.of(new Evidence("a", "/Any", text)));

        assertThat(ModeTable.load().of(edge).stream().map(Use.Mode::label).collect(Collectors.joining(" ")))
                .isEqualTo(modes);
    }

    @Test
    void every_passage_leads_through_by_its_kinds_and_by_no_other() {
        for (TsvTable.TsvRow row : TsvTable.load(PassageTable.class, PassageTable.FILE, 3)) {
            List<String> kinds = row.cell(1).equals("-") ? List.of() : row.list(1);
            for (EdgeKind kind : EdgeKind.values()) {
                UseFinderTest account =
                        new UseFinderTest().node("S3::Bucket", "hub").node("EC2::Instance", "user");
                account.types.put("between", row.cell(0));
                account.edge("between", EdgeKind.REFERENCES, "hub").edge("user", kind, "between");
                List<String> users = account.users("hub").stream()
                        .filter(user -> user.startsWith("user"))
                        .toList();

                assertThat(users.size()).as("%s %s", row, kind).isEqualTo(kinds.contains(kind.label()) ? 1 : 0);
            }
        }
    }

    @Test
    void every_hub_answers_at_its_port_and_its_parts_stand_for_it() {
        for (TsvTable.TsvRow row : TsvTable.load(HubTable.class, HubTable.FILE, 4)) {
            UseFinderTest account = new UseFinderTest().node("Lambda::Function", "user");
            account.types.put("hub", row.cell(0));
            account.edge("user", EdgeKind.REFERENCES, "hub");
            assertThat(account.users("hub")).as(row.toString()).containsExactly("user uses");
            for (String part : row.cell(2).equals("-") ? List.<String>of() : row.list(2)) {
                UseFinderTest cluster = new UseFinderTest().node("Lambda::Function", "user");
                cluster.types.put("hub", row.cell(0));
                cluster.types.put("part", part);
                cluster.edge("part", EdgeKind.ATTACHED_TO, "hub").edge("user", EdgeKind.REFERENCES, "part");
                assertThat(cluster.users("hub")).as(part).containsExactly("user uses");
            }
        }
    }

    /** What asks for nothing, sends nothing and hands nothing over does not use; who may connect is another list. */
    @ParameterizedTest
    @EnumSource(EdgeKind.class)
    void a_use_is_an_edge_by_which_one_works_with_the_other(EdgeKind kind) {
        Set<EdgeKind> none = EnumSet.of(
                EdgeKind.CONTAINS,
                EdgeKind.MAY_CONNECT,
                EdgeKind.TRIGGERS,
                EdgeKind.DEPLOYED_BY,
                EdgeKind.MANAGED_BY,
                EdgeKind.TRUSTS);
        node("S3::Bucket", "bucket").node("Lambda::Function", "app").edge("app", kind, "bucket");

        assertThat(found("bucket")).hasSize(none.contains(kind) ? 0 : 1);
    }

    @Test
    void what_one_does_by_several_edges_is_done_together_and_the_weakest_edge_of_a_path_counts() {
        node("DynamoDB::Table", "table").node("IAM::Role", "role").node("Lambda::Function", "app", "both");
        edge("both", EdgeKind.READS, "table").edge("both", EdgeKind.WRITES, "table");
        edge("role", EdgeKind.READS, "table", "", Strength.PREFIX).edge("app", EdgeKind.RUNS_AS, "role");

        assertThat(users("table")).containsExactly("app uses read", "both uses read write");
        assertThat(found("table")).extracting(Use::strength).containsExactly(Strength.PREFIX, Strength.EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "all traffic from sg-1, true",
        "tcp from sg-1, true",
        "tcp 5432 from sg-1, true",
        "6 5432 from sg-1, true",
        "tcp 5000-5432 from sg-1, true",
        "tcp 5432-6000 from sg-1, true",
        "tcp 5000-5431 from sg-1, false",
        "tcp 5433-6000 from sg-1, false",
        "udp 5432 from sg-1, false",
        "icmp from sg-1, false",
    })
    void a_rule_lets_to_a_database_what_it_says_of_its_port(String rule, boolean passes) {
        record("RDS::DBInstance", "maindb", "{'Endpoint':{'Port':5432}}").node("EC2::SecurityGroup", "db", "app");
        edge("maindb", EdgeKind.ATTACHED_TO, "db").edge("app", EdgeKind.MAY_CONNECT, "db", rule);
        node("EC2::Instance", "box").edge("box", EdgeKind.ATTACHED_TO, "app");

        assertThat(users("maindb")).hasSize(passes ? 1 : 0);
    }

    @Test
    void a_database_whose_port_is_not_known_may_answer_at_any() {
        record("RDS::DBInstance", "new", "{'Endpoint':{'Port':0}}").node("EC2::SecurityGroup", "db", "app");
        edge("new", EdgeKind.ATTACHED_TO, "db").edge("app", EdgeKind.MAY_CONNECT, "db", "tcp 22 from sg-1");
        node("EC2::Instance", "box").edge("box", EdgeKind.ATTACHED_TO, "app");

        assertThat(users("new")).containsExactly("box may-reach");
    }

    @Test
    void a_rule_for_another_group_lets_no_members_in_and_an_edge_that_is_no_rule_nobody() {
        record("ElastiCache::CacheCluster", "cache", "{'ConfigurationEndpoint':{'Port':11211}}");
        record(
                "EC2::SecurityGroup",
                "group",
                "{'IpPermissions':[{'IpProtocol':'-1','UserIdGroupPairs':[{'GroupId':'another'}]}]}");
        edge("cache", EdgeKind.ATTACHED_TO, "group").node("Lambda::Function", "member", "naming");
        edge("member", EdgeKind.ATTACHED_TO, "group").edge("naming", EdgeKind.REFERENCES, "group", "all traffic");

        assertThat(users("cache")).isEmpty();
    }
}
