package dev.mitosis.graph.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Before a partition: what two workloads share, of every sort, and what does not make them one. */
class SharedNodesTest {
    private static final String LB = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String TARGETS = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private static final String ZONE = "AWS::Route53::HostedZone";

    /** Two functions and two instances that have nothing in common but what stands around them. */
    private static AccountBuilder account() {
        AccountBuilder a = new AccountBuilder("123456789012")
                .vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .key("data", k -> {})
                .database("orders-db", d -> {})
                .queue("jobs", q -> {})
                .bucket("acme-files", b -> {})
                .bucket("acme-logs", b -> {})
                .bucket("acme-one", b -> b.to("logBucket", "acme-logs"))
                .bucket("acme-two", b -> b.to("logBucket", "acme-logs"))
                .serviceRole("everybody", "lambda.amazonaws.com");
        for (String name : new String[] {"one", "two"}) {
            a.function(
                            "fn-" + name,
                            f -> f.to("role", "everybody")
                                    .to("subnet", "app")
                                    .to("key", "data")
                                    .env("DB", "{host}", "AWS::RDS::DBInstance", "orders-db")
                                    .env("QUEUE", "{url}", "AWS::SQS::Queue", "jobs")
                                    .env("FILES", "s3://{}/x", "AWS::S3::Bucket", "acme-files")
                                    .env("OWN", "s3://{}/x", "AWS::S3::Bucket", "acme-" + name))
                    .instance("web-" + name, i -> i.to("subnet", "app"))
                    .add(TARGETS, "web-" + name, t -> t.to("instance", "web-" + name));
        }
        a.add(LB, "front", l -> {})
                .add(
                        "AWS::ElasticLoadBalancingV2::Listener",
                        "front",
                        l -> l.to("loadBalancer", "front")
                                .to("targetGroup", "web-one")
                                .to("targetGroup", "web-two"));
        for (String name : new String[] {"one", "two"}) {
            a.get(TARGETS, "web-" + name).set("/LoadBalancerArns/-", a.arn(LB, "front"));
        }
        return a.topic("news", t -> {})
                .add("AWS::SNS::Subscription", "s-one", s -> subscribe(a, s, "fn-one"))
                .add("AWS::SNS::Subscription", "s-two", s -> subscribe(a, s, "fn-two"))
                .add(ZONE, "Z0123456789ABCDEFGHIJ", z -> {})
                .add(
                        "AWS::Route53::RecordSet",
                        "Z0123456789ABCDEFGHIJ/recordset/www/A",
                        r -> r.set("/Type", "A")
                                .set("/AliasTarget/DNSName", a.get(LB, "front").form(dev.mitosis.account.Form.HOST)));
    }

    private static void subscribe(AccountBuilder a, dev.mitosis.account.ResourceBuilder s, String function) {
        s.set("/TopicArn", a.arn("AWS::SNS::Topic", "news")).set("/Endpoint", a.arn("AWS::Lambda::Function", function));
    }

    private static Map<String, SharedNodes.SharedNode> shared() {
        GraphDocument graph = new GraphBuilder()
                .build(new GraphRequest(account().snapshot(), Map.of()))
                .document();
        return SharedNodes.between(graph).stream()
                .collect(Collectors.toMap(thing -> thing.node().name(), thing -> thing));
    }

    @Test
    void databases_queues_buckets_keys_roles_and_networks_are_shared_and_it_is_said_how() {
        Map<String, SharedNodes.SharedNode> shared = shared();

        assertThat(shared).containsKeys("orders-db", "jobs", "acme-files", "data", "everybody", "app", "acme-logs");
        assertThat(needs(shared, "data"))
                .containsEntry("fn-one", Set.of(EdgeKind.ENCRYPTS_WITH))
                .containsEntry("fn-two", Set.of(EdgeKind.ENCRYPTS_WITH));
        assertThat(needs(shared, "everybody")).containsEntry("fn-one", Set.of(EdgeKind.RUNS_AS));
        assertThat(needs(shared, "acme-logs")).containsEntry("fn-two", Set.of(EdgeKind.LOGS_TO));
        assertThat(shared).doesNotContainKeys("acme-one", "acme-two");
    }

    @Test
    void a_load_balancer_a_zone_and_a_topic_are_shared_by_those_behind_them_and_make_them_not_one() {
        Map<String, SharedNodes.SharedNode> shared = shared();

        assertThat(needs(shared, "front"))
                .containsEntry("web-one", Set.of(EdgeKind.ROUTES_TO))
                .containsEntry("web-two", Set.of(EdgeKind.ROUTES_TO));
        assertThat(needs(shared, "Z0123456789ABCDEFGHIJ")).containsOnlyKeys("web-one", "web-two");
        assertThat(needs(shared, "news"))
                .containsEntry("fn-one", Set.of(EdgeKind.INVOKES))
                .containsEntry("fn-two", Set.of(EdgeKind.INVOKES));
    }

    private static Map<String, Set<EdgeKind>> needs(Map<String, SharedNodes.SharedNode> shared, String name) {
        return Objects.requireNonNull(shared.get(name), name).needs();
    }
}
