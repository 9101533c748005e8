package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.CallLedger;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.io.Json;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NothingInvisibleTest {
    private static final String REGION = "eu-west-1";
    private static final String ACCOUNT = "123456789012";
    private static final AwsFailure NOT_HERE = new AwsFailure(AwsFailure.Kind.NOT_OFFERED, "NotHere", "");
    private static final AwsFailure DENIED = new AwsFailure(AwsFailure.Kind.DENIED, "AccessDenied", "no");

    @TempDir
    Path folder;

    private final Scripted aws = new Scripted();

    /** Answers by qualified operation; what has none is not offered. */
    private static final class Scripted implements Answers {
        private final Map<String, Object> answers = new HashMap<>();
        private final Queue<String> asked = new ConcurrentLinkedQueue<>();

        Scripted on(String operation, String json) {
            answers.put(operation, json.replace('\'', '"'));
            return this;
        }

        Scripted refuse(String operation, AwsFailure failure) {
            answers.put(operation, failure);
            return this;
        }

        @Override
        public CompletableFuture<ObjectNode> submit(
                ServiceSpec service, String region, String operation, ObjectNode request) {
            asked.add(service.qualified(operation) + "@" + region);
            Object answer = answers.getOrDefault(service.qualified(operation), NOT_HERE);
            if (answer instanceof AwsFailure failure) {
                return Answers.refused(failure);
            }
            try {
                return CompletableFuture.completedFuture(
                        (ObjectNode) Json.mapper().readTree(answer.toString()));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
            return Optional.empty();
        }
    }

    @Test
    void what_a_stack_names_and_no_collector_knows_becomes_a_resource() {
        stack("{'ResourceType':'AWS::Location::Map','PhysicalResourceId':'city','LogicalResourceId':'Map'}");

        SnapshotManifest manifest = scan();

        assertThat(resources())
                .filteredOn(one -> one.type().equals("AWS::Location::Map"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.arn()).startsWith("arn:aws:geo:eu-west-1:123456789012:map/city");
                    assertThat(one.data().path("StackId").asText()).contains(":stack/shop/");
                });
        assertThat(rows(manifest, CoverageStatus.SEEN_ELSEWHERE))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.type()).isEqualTo("AWS::Location::Map");
                    assertThat(row.operation()).isEqualTo("cloudformation:ListStackResources");
                    assertThat(row.status().complete()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::CloudFront::Distribution, E1, arn:aws:cloudfront::123456789012:distribution/E1, global",
        "AWS::CloudFront::NewThing, n1, arn:aws:cloudfront::123456789012:newthing/n1, global",
        "AWS::S3::Bucket, logs, arn:aws:s3:::logs, eu-west-1",
        "AWS::SQS::Queue, jobs, arn:aws:sqs:eu-west-1:123456789012:jobs, eu-west-1",
    })
    void what_only_a_stack_names_is_where_its_service_has_it(String type, String id, String arn, String region) {
        aws.refuse("sqs:ListQueues", DENIED);
        stack("{'ResourceType':'" + type + "','PhysicalResourceId':'" + id + "'}");

        scan();

        assertThat(resources())
                .filteredOn(one -> one.type().equals(type))
                .singleElement()
                .returns(arn, Resource::arn)
                .returns(region, Resource::region);
    }

    @Test
    void parts_of_others_and_what_was_read_are_not_named_again() {
        aws.on("sqs:ListQueues", "{'QueueUrls':['https://sqs.eu-west-1.amazonaws.com/123456789012/orders']}")
                .on(
                        "sqs:GetQueueAttributes",
                        "{'Attributes':{'QueueArn':'arn:aws:sqs:eu-west-1:123456789012:orders'}}");
        stack(
                "{'ResourceType':'AWS::SQS::Queue','PhysicalResourceId':'https://sqs.eu-west-1.amazonaws.com/123456789012/orders'},"
                        + "{'ResourceType':'AWS::SQS::QueuePolicy','PhysicalResourceId':'shop-policy-1'},"
                        + "{'ResourceType':'Custom::Seed','PhysicalResourceId':'x'}");

        SnapshotManifest manifest = scan();

        assertThat(rows(manifest, CoverageStatus.SEEN_ELSEWHERE)).isEmpty();
        assertThat(resources())
                .extracting(Resource::type)
                .containsOnly("AWS::SQS::Queue", "AWS::CloudFormation::Stack");
    }

    @Test
    void what_a_stack_names_of_a_type_that_could_not_be_read_becomes_a_resource() {
        aws.refuse("sqs:ListQueues", DENIED);
        stack(
                "{'ResourceType':'AWS::SQS::Queue','PhysicalResourceId':'https://sqs.eu-west-1.amazonaws.com/123456789012/orders'}");

        SnapshotManifest manifest = scan();

        assertThat(resources()).extracting(Resource::type).contains("AWS::SQS::Queue");
        assertThat(rows(manifest, CoverageStatus.DENIED))
                .extracting(Coverage::type)
                .contains("AWS::SQS::Queue");
        assertThat(rows(manifest, CoverageStatus.SEEN_ELSEWHERE))
                .extracting(Coverage::type)
                .contains("AWS::SQS::Queue");
    }

    @Test
    void aws_config_is_only_asked_where_it_records_and_only_for_unknown_types() {
        aws.on("configservice:DescribeConfigurationRecorders", "{'ConfigurationRecorders':[{'name':'default'}]}")
                .on(
                        "configservice:DescribeConfigurationRecorderStatus",
                        "{'ConfigurationRecordersStatus':[{'name':'default','recording':true}]}")
                .on(
                        "configservice:GetDiscoveredResourceCounts",
                        "{'resourceCounts':[{'resourceType':'AWS::New::Thing','count':1},{'resourceType':'AWS::SQS::Queue','count':3}]}")
                .on("sqs:ListQueues", "{}");
        aws.answers.put(
                "configservice:SelectResourceConfig",
                "{\"Results\":[\"{\\\"arn\\\":\\\"arn:aws:new:eu-west-1:123456789012:thing/1\\\",\\\"resourceType\\\":\\\"AWS::New::Thing\\\","
                        + "\\\"awsRegion\\\":\\\"eu-west-1\\\",\\\"resourceId\\\":\\\"1\\\",\\\"tags\\\":[{\\\"key\\\":\\\"team\\\",\\\"value\\\":\\\"a\\\"}]}\"]}");

        SnapshotManifest manifest = scan();

        assertThat(resources())
                .filteredOn(one -> one.type().equals("AWS::New::Thing"))
                .singleElement()
                .satisfies(one -> assertThat(one.tags()).containsEntry("team", "a"));
        assertThat(rows(manifest, CoverageStatus.SEEN_ELSEWHERE))
                .extracting(Coverage::operation)
                .containsExactly("configservice:SelectResourceConfig");
    }

    @Test
    void aws_config_is_left_alone_where_it_does_not_record() {
        aws.on("configservice:DescribeConfigurationRecorders", "{'ConfigurationRecorders':[{'name':'default'}]}")
                .on(
                        "configservice:DescribeConfigurationRecorderStatus",
                        "{'ConfigurationRecordersStatus':[{'name':'default','recording':false}]}");

        scan();

        assertThat(aws.asked).noneMatch(call -> call.contains("GetDiscoveredResourceCounts"));
    }

    @Test
    void an_aggregator_index_of_resource_explorer_answers_for_all_regions() {
        aws.on(
                        "resource-explorer-2:ListIndexes",
                        "{'Indexes':[{'Region':'eu-west-1','Type':'LOCAL'},{'Region':'us-east-1','Type':'AGGREGATOR'}]}")
                .on(
                        "resource-explorer-2:ListResources",
                        "{'Resources':[{'Arn':'arn:aws:geo:eu-west-1:123456789012:tracker/vans','Service':'geo'},"
                                + "{'Arn':'arn:aws:geo:ap-south-1:123456789012:tracker/other','Service':'geo'},"
                                + "{'Arn':'arn:aws:sqs:eu-west-1:123456789012:deleted','Service':'sqs'}]}")
                .on("sqs:ListQueues", "{}");

        List<Finding> findings = scan().findings();

        assertThat(aws.asked)
                .filteredOn(call -> call.contains("resource-explorer-2:ListResources"))
                .containsExactly("resource-explorer-2:ListResources@us-east-1");
        assertThat(resources())
                .extracting(Resource::arn)
                .containsExactly("arn:aws:geo:eu-west-1:123456789012:tracker/vans");
        assertThat(findings)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.resources()).containsExactly("arn:aws:sqs:eu-west-1:123456789012:deleted"));
    }

    @Test
    void a_type_that_is_asked_for_is_fetched_through_cloud_control_without_its_secrets() {
        aws.answers.put(
                "cloudcontrol:ListResources",
                "{\"ResourceDescriptions\":[{\"Identifier\":\"vans\",\"Properties\":\"{}\"}]}");
        aws.answers.put(
                "cloudcontrol:GetResource",
                "{\"ResourceDescription\":{\"Identifier\":\"vans\",\"Properties\":\"{\\\"TrackerArn\\\":"
                        + "\\\"arn:aws:geo:eu-west-1:123456789012:tracker/vans\\\",\\\"Key\\\":\\\"CANARY-cc\\\","
                        + "\\\"Tags\\\":[{\\\"Key\\\":\\\"team\\\",\\\"Value\\\":\\\"a\\\"}]}\"}}");

        SnapshotManifest manifest = scan("AWS::Location::Tracker");

        assertThat(resources())
                .filteredOn(one -> one.type().equals("AWS::Location::Tracker"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.arn()).isEqualTo("arn:aws:geo:eu-west-1:123456789012:tracker/vans");
                    assertThat(one.tags()).containsEntry("team", "a");
                    assertThat(one.data().toString()).doesNotContain("CANARY").contains("tracker/vans");
                });
        assertThat(manifest.coverage())
                .filteredOn(row -> row.type().equals("AWS::Location::Tracker"))
                .extracting(Coverage::status, Coverage::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(CoverageStatus.READ, 1));
    }

    @Test
    void a_type_that_cloud_control_does_not_list_is_unsupported() {
        aws.refuse(
                "cloudcontrol:ListResources",
                new AwsFailure(AwsFailure.Kind.FAILED, "UnsupportedActionException", "no list handler"));

        assertThat(rows(scan("AWS::Old::Thing"), CoverageStatus.UNSUPPORTED))
                .extracting(Coverage::type)
                .containsExactly("AWS::Old::Thing");
    }

    @Test
    void every_status_of_the_coverage_says_whether_something_is_missing() {
        assertThat(Stream.of(CoverageStatus.values()).filter(CoverageStatus::complete))
                .containsExactlyInAnyOrder(
                        CoverageStatus.READ,
                        CoverageStatus.EMPTY,
                        CoverageStatus.NOT_OFFERED,
                        CoverageStatus.DISABLED,
                        CoverageStatus.NOT_ASKED);
    }

    private void stack(String members) {
        aws.on(
                        "cloudformation:DescribeStacks",
                        "{'Stacks':[{'StackId':'arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/1','StackName':'shop',"
                                + "'StackStatus':'CREATE_COMPLETE'}]}")
                .on("cloudformation:ListStackResources", "{'StackResourceSummaries':[" + members + "]}");
    }

    private SnapshotManifest scan(String... cloudControl) {
        SnapshotWriter writer = SnapshotWriter.begin(folder.resolve("snapshot"));
        CallerIdentity identity = new CallerIdentity(new AccountId(ACCOUNT), "", "", "aws", "");
        ScanRun run = new ScanRun(
                identity,
                List.of(REGION),
                new ScanRun.Chosen(services(), Set.of(cloudControl), true, true),
                writer,
                new ScanProgress(ScanListener.SILENT, new CallLedger()));
        List<Finding> findings = run.run(aws);
        return writer.finish(new SnapshotSummary(
                ACCOUNT,
                "aws",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(REGION),
                run.coverage().rows(),
                findings));
    }

    private static List<ServiceSpec> services() {
        Set<String> names = Set.of("cloudformation", "configservice", "sqs", "cloudfront", "s3");
        return Collectors.all().stream()
                .filter(service -> names.contains(service.name()))
                .toList();
    }

    private List<Resource> resources() {
        try (Stream<Resource> resources =
                SnapshotStore.open(folder.resolve("snapshot")).resources()) {
            return resources.toList();
        }
    }

    private static List<Coverage> rows(SnapshotManifest manifest, CoverageStatus status) {
        return manifest.coverage().stream()
                .filter(row -> row.status() == status)
                .toList();
    }
}
