package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.io.Json;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the words of collectors become questions. */
class ListingTest {
    private static final String API = "arn:aws:appsync:eu-west-1:123456789012:apis/a";
    private static final String KEY = "da2-abcdefghijklmnopqrstuvwx23";

    @TempDir
    private Path folder;

    private final Script aws = new Script();

    /** Answers by operation, or by operation and the subject that the request names; what has none does not exist. */
    private static final class Script implements Answers {
        private final Map<String, String> answers = new HashMap<>();
        private final Set<String> denied = new HashSet<>();
        private final List<String> asked = new ArrayList<>();

        Script on(String question, String json) {
            answers.put(question, json.replace('\'', '"'));
            return this;
        }

        @Override
        public synchronized CompletableFuture<ObjectNode> submit(
                ServiceSpec service, String region, String operation, ObjectNode request) {
            String name = service.qualified(operation);
            String question = answers.keySet().stream()
                    .filter(key ->
                            key.startsWith(name + " ") && request.toString().contains(key.split(" ", -1)[1]))
                    .findFirst()
                    .orElse(name);
            asked.add(question);
            if (denied.contains(name)) {
                return Answers.refused(new AwsFailure(AwsFailure.Kind.DENIED, "AccessDenied", ""));
            }
            String answer = answers.get(question);
            if (answer == null) {
                return Answers.refused(new AwsFailure(AwsFailure.Kind.ABSENT, "NotFoundException", ""));
            }
            try {
                return CompletableFuture.completedFuture(
                        (ObjectNode) Json.mapper().readTree(answer));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(answer, e);
            }
        }

        @Override
        public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
            return Optional.empty();
        }
    }

    @Test
    void only_types_of_a_schema_that_can_have_resolvers_are_asked_for_them() {
        graphql()
                .on(
                        "appsync:ListTypes",
                        "{'types':[{'name':'Query','definition':'type Query { order: String }'},"
                                + "{'name':'Described','definition':'# what for\\ntype Described { x: Int }'},"
                                + "{'name':'Filter','definition':'input Filter { x: Int }'},"
                                + "{'name':'Kind','definition':'  enum Kind { A B }'}]}")
                .on(
                        "appsync:ListResolvers Query",
                        "{'resolvers':[{'typeName':'Query','fieldName':'order','resolverArn':'" + API
                                + "/types/Query/resolvers/order'}]}");

        List<Resource> resolvers = scanned("appsync", "AWS::AppSync::Resolver");

        assertThat(resolvers).extracting(Resource::name).containsExactly("Query.order");
        assertThat(aws.asked)
                .filteredOn(question -> question.startsWith("appsync:ListResolvers"))
                .containsExactlyInAnyOrder("appsync:ListResolvers Query", "appsync:ListResolvers");
    }

    @Test
    void a_key_whose_id_is_the_secret_is_known_by_its_digest_only() {
        graphql().on("appsync:ListApiKeys", "{'apiKeys':[{'id':'" + KEY + "','expires':1798761600}]}");

        assertThat(scanned("appsync", "AWS::AppSync::ApiKey")).singleElement().satisfies(key -> {
            assertThat(key.toString()).doesNotContain(KEY).doesNotContain(KEY.substring(4));
            assertThat(key.arn()).matches(API + "/apikeys/[0-9a-f]{12}");
            assertThat(key.data().path("expires").asLong()).isEqualTo(1798761600L);
        });
    }

    @Test
    void groups_are_listed_below_the_instance_that_another_service_knows() {
        aws.on(
                        "sso-admin:ListInstances",
                        "{'Instances':[{'InstanceArn':'arn:aws:sso:::instance/ssoins-1','OwnerAccountId':'123456789012',"
                                + "'IdentityStoreId':'d-1234567890'},{'InstanceArn':'arn:aws:sso:::instance/ssoins-2',"
                                + "'OwnerAccountId':'999999999999','IdentityStoreId':'d-9999999999'}]}")
                .on("identitystore:ListGroups d-1234567890", "{'Groups':[{'GroupId':'g-1','DisplayName':'staff'}]}")
                .on("identitystore:ListGroups d-9999999999", "{'Groups':[{'GroupId':'g-2','DisplayName':'others'}]}");

        assertThat(scanned("identitystore", "AWS::IdentityStore::Group"))
                .extracting(Resource::name)
                .containsExactly("staff");
    }

    @Test
    void an_account_without_cost_settings_pays_for_three_questions() {
        aws.on("ce:ListCostCategoryDefinitions", "{}")
                .on("ce:ListCostAllocationTags", "{}")
                .on("ce:GetAnomalyMonitors", "{}");

        assertThat(scanned("ce", "AWS::CE::CostCategory")).isEmpty();

        assertThat(aws.asked).filteredOn(question -> question.startsWith("ce:")).hasSize(3);
    }

    @Test
    void the_estimate_says_what_aws_charges() {
        ScanEstimate priced = estimate("ce");
        ScanEstimate free = estimate("sqs");

        assertThat(priced.dollars()).isEqualByComparingTo("0.04");
        assertThat(free.dollars()).isZero();
    }

    @Test
    void what_can_be_listed_but_not_described_is_there_by_its_name() {
        aws.on("sqs:ListQueues", "{'QueueUrls':['https://sqs.eu-west-1.amazonaws.com/123456789012/orders']}")
                .denied
                .add("sqs:GetQueueAttributes");

        assertThat(scanned("sqs", "AWS::SQS::Queue")).singleElement().satisfies(queue -> {
            assertThat(queue.arn()).isEqualTo("arn:aws:sqs:eu-west-1:123456789012:orders");
            assertThat(queue.name()).isEqualTo("orders");
        });
        assertThat(statuses("AWS::SQS::Queue")).containsExactly("sqs:GetQueueAttributes denied 1");
    }

    @Test
    void of_what_can_be_listed_but_not_described_the_listing_counts() {
        aws.on(
                        "apprunner:ListServices",
                        "{'ServiceSummaryList':[{'ServiceName':'web',"
                                + "'ServiceArn':'arn:aws:apprunner:eu-west-1:123456789012:service/web/1'}]}")
                .denied
                .add("apprunner:DescribeService");

        assertThat(scanned("apprunner", "AWS::AppRunner::Service"))
                .singleElement()
                .returns("web", Resource::name);
        assertThat(statuses("AWS::AppRunner::Service")).contains("apprunner:DescribeService denied 1");
    }

    @Test
    void what_vanished_between_listing_and_description_is_not_there() {
        aws.on("dynamodb:ListTables", "{'TableNames':['orders']}");

        assertThat(scanned("dynamodb", "AWS::DynamoDB::Table")).isEmpty();
        assertThat(statuses("AWS::DynamoDB::Table")).containsExactly("dynamodb:ListTables empty 0");
    }

    @Test
    void the_name_of_a_part_says_what_it_is_a_part_of() {
        aws.on("eks:ListClusters", "{'clusters':['shop']}")
                .on(
                        "eks:DescribeCluster",
                        "{'cluster':{'name':'shop','arn':'arn:aws:eks:eu-west-1:123456789012:cluster/shop'}}")
                .on("eks:ListNodegroups", "{'nodegroups':['blue']}")
                .denied
                .add("eks:DescribeNodegroup");

        assertThat(scanned("eks", "AWS::EKS::Nodegroup"))
                .singleElement()
                .returns("arn:aws:eks:eu-west-1:123456789012:nodegroup/shop/blue", Resource::arn);
    }

    @Test
    void what_a_thing_would_have_been_asked_for_by_stands_in_its_arn() {
        aws.on("guardduty:ListDetectors", "{'DetectorIds':['d1']}").denied.add("guardduty:GetDetector");

        assertThat(scanned("guardduty", "AWS::GuardDuty::Detector"))
                .singleElement()
                .returns("arn:aws:guardduty:eu-west-1:123456789012:detector/d1", Resource::arn);
    }

    @Test
    void what_an_older_answer_gives_no_arn_has_one_of_its_type_region_account_and_id() {
        aws.on(
                "elasticache:DescribeCacheClusters",
                "{'CacheClusters':[{'CacheClusterId':'sessions','CacheNodeType':'cache.t2.micro'},"
                        + "{'CacheNodeType':'cache.t2.small'}]}");

        assertThat(scanned("elasticache", "AWS::ElastiCache::CacheCluster"))
                .singleElement()
                .returns("arn:aws:elasticache:eu-west-1:123456789012:cluster:sessions", Resource::arn)
                .returns("sessions", Resource::id);
        assertThat(statuses("AWS::ElastiCache::CacheCluster"))
                .containsExactlyInAnyOrder(
                        "elasticache:DescribeCacheClusters read 1", "elasticache:DescribeCacheClusters unsupported 1");
    }

    private List<String> statuses(String type) {
        return SnapshotStore.open(folder.resolve("snapshot")).manifest().coverage().stream()
                .filter(row -> row.type().equals(type))
                .map(row -> row.operation() + " " + row.status().label() + " " + row.count())
                .toList();
    }

    private static ScanEstimate estimate(String service) {
        return ScanEstimate.of(
                TestSettings.defaults(), List.of("eu-west-1"), new ScanScope(Set.of(service), false), null);
    }

    private Script graphql() {
        return aws.on("appsync:ListGraphqlApis", "{'graphqlApis':[{'apiId':'a','name':'graph','arn':'" + API + "'}]}");
    }

    private List<Resource> scanned(String service, String type) {
        Path snapshot = folder.resolve("snapshot");
        new Replay(new AccountId("123456789012"), "aws", List.of("eu-west-1"))
                .write(snapshot, Scanner.chosen(Set.of(service)), aws, rows -> rows, Instant.EPOCH, List::of);
        try (Stream<Resource> resources = SnapshotStore.open(snapshot).resources()) {
            return resources.filter(one -> one.type().equals(type)).toList();
        }
    }
}
