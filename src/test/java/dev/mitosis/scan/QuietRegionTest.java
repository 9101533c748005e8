package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.CallLedger;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.io.Json;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Finding;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All collectors against an account that answers "nothing" to everything that a test does not tell it otherwise. */
class QuietRegionTest {
    private static final int CALLS_AT_MOST = 40;
    private static final String QUIET = "eu-west-1";
    private static final String OTHER = "eu-west-2";

    /** What AWS puts into every region of every account. */
    private static final Map<String, String> FURNITURE = Map.of(
            "ec2:DescribeVpcs", "{'Vpcs':[{'VpcId':'vpc-1','IsDefault':true}]}",
            "ec2:DescribeSubnets",
                    "{'Subnets':[{'SubnetId':'subnet-1','DefaultForAz':true},"
                            + "{'SubnetId':'subnet-2','DefaultForAz':true}]}",
            "ec2:DescribeRouteTables", "{'RouteTables':[{'RouteTableId':'rtb-1','Associations':[{'Main':true}]}]}",
            "ec2:DescribeNetworkAcls", "{'NetworkAcls':[{'NetworkAclId':'acl-1','IsDefault':true}]}",
            "ec2:DescribeSecurityGroups", "{'SecurityGroups':[{'GroupId':'sg-1','GroupName':'default'}]}",
            "ec2:DescribeInternetGateways", "{'InternetGateways':[{'InternetGatewayId':'igw-1'}]}",
            "ec2:DescribeDhcpOptions", "{'DhcpOptions':[{'DhcpOptionsId':'dopt-1'}]}",
            "events:ListEventBuses",
                    "{'EventBuses':[{'Name':'default','Arn':'arn:aws:events:eu-west-1:1:event-bus/default'}]}",
            "backup:ListBackupVaults",
                    "{'BackupVaultList':[{'BackupVaultName':'Default','NumberOfRecoveryPoints':0,"
                            + "'BackupVaultArn':'arn:aws:backup:eu-west-1:1:backup-vault:Default'}]}",
            "cloudwatch:ListMetrics", "{'Metrics':[{'Namespace':'AWS/Usage','MetricName':'CallCount'}]}");

    @TempDir
    Path folder;

    private final Script script = new Script();
    private List<Finding> findings = List.of();

    @Test
    void a_region_that_holds_nothing_costs_forty_calls_at_most() {
        FURNITURE.forEach((operation, answer) -> script.in(QUIET, operation, answer));

        run();

        assertThat(script.callsIn(QUIET)).hasSizeLessThanOrEqualTo(CALLS_AT_MOST);
    }

    @Test
    void what_was_not_asked_is_in_the_coverage_and_is_no_emptiness() {
        FURNITURE.forEach((operation, answer) -> script.in(QUIET, operation, answer));

        ScanRun run = run();

        Map<String, CoverageStatus> statuses = statuses(run, QUIET);
        assertThat(statuses)
                .containsEntry("AWS::AppRunner::Service", CoverageStatus.NOT_ASKED)
                .containsEntry("AWS::EC2::Instance", CoverageStatus.EMPTY)
                .containsEntry("AWS::EC2::VPC", CoverageStatus.READ)
                .containsEntry("AWS::Lambda::Alias", CoverageStatus.EMPTY);
        assertThat(statuses.keySet()).containsAll(regionalTypes());
    }

    @Test
    void quiet_regions_are_named_with_the_way_to_ask_them_all_the_same() {
        run();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("scan.quiet-region");
            assertThat(finding.toString()).contains(QUIET, OTHER, "--thorough");
        });
    }

    /** One case for each kind of sign; none of them is about the type that is asked for because of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resourcegroupstaggingapi:GetResources|{'ResourceTagMappingList':[{'ResourceARN':'arn:aws:apprunner:"
                        + "eu-west-1:123456789012:service/x/1'}]}",
                "cloudwatch:ListMetrics|{'Metrics':[{'Namespace':'AWS/AppRunner','MetricName':'Requests'}]}",
                "cloudwatch:ListMetrics|{'Metrics':[{'Namespace':'AWS/Usage'}],'NextToken':'more'}",
                "cloudtrail:LookupEvents|{'Events':[{'EventName':'CreateService'}]}",
                "sqs:ListQueues|{'QueueUrls':['https://sqs.eu-west-1.amazonaws.com/1/q']}",
                "ec2:DescribeVpcs|{'Vpcs':[{'VpcId':'vpc-1','IsDefault':false}]}",
                "events:ListRules|{'Rules':[{'Name':'r','Arn':'arn:aws:events:eu-west-1:1:rule/r'}]}",
            })
    void one_sign_is_enough_to_ask_for_everything(String operation, String answer) {
        FURNITURE.forEach((known, usual) -> script.in(QUIET, known, usual));
        script.in(QUIET, operation, answer)
                .in(QUIET, "sqs:GetQueueAttributes", "{'Attributes':{'QueueArn':'arn:aws:sqs:eu-west-1:1:q'}}");

        ScanRun run = run();

        assertThat(script.callsIn(QUIET)).contains("apprunner:ListServices");
        assertThat(script.callsIn(OTHER)).doesNotContain("apprunner:ListServices");
        assertThat(statuses(run, QUIET).values()).doesNotContain(CoverageStatus.NOT_ASKED);
    }

    @ParameterizedTest
    @CsvSource({
        "resourcegroupstaggingapi:GetResources, DENIED, true",
        "cloudwatch:ListMetrics, DENIED, true",
        "cloudtrail:LookupEvents, THROTTLED, true",
        "ec2:DescribeNetworkInterfaces, FAILED, true",
        "cloudtrail:LookupEvents, NOT_OFFERED, false",
        "dynamodb:ListTables, DISABLED, false",
    })
    void where_a_sign_cannot_be_looked_for_everything_is_asked(String operation, AwsFailure.Kind kind, boolean asked) {
        script.refuse(QUIET, operation, kind);

        run();

        assertThat(script.callsIn(QUIET).contains("apprunner:ListServices")).isEqualTo(asked);
    }

    @Test
    void a_thorough_scan_asks_for_every_type_and_looks_for_no_sign() {
        ScanRun run = run(true);

        assertThat(script.callsIn(QUIET))
                .contains("apprunner:ListServices")
                .doesNotContain("cloudtrail:LookupEvents", "cloudwatch:ListMetrics");
        assertThat(statuses(run, QUIET).values()).doesNotContain(CoverageStatus.NOT_ASKED);
        assertThat(findings).isEmpty();
    }

    @Test
    void global_services_are_asked_however_quiet_the_regions_are() {
        run();

        assertThat(script.callsIn("us-east-1"))
                .contains("s3:ListBuckets", "iam:GetAccountAuthorizationDetails", "route53:ListHostedZones");
    }

    /** A probe that waits for something that is only asked in used regions would wait for its own answer. */
    @Test
    void no_probe_waits_for_a_condition_that_is_no_probe() {
        Map<String, Boolean> probes = new TreeMap<>();
        for (ServiceSpec service : Collectors.all()) {
            for (TypeSpec type : service.types()) {
                probes.merge(type.type(), service.global() || service.probes(type), Boolean::logicalAnd);
            }
        }
        for (ServiceSpec service : Collectors.all()) {
            for (TypeSpec type : service.types()) {
                if (service.probes(type)) {
                    assertThat(type.given())
                            .as("conditions of " + type.type())
                            .allSatisfy(condition -> assertThat(probes).containsEntry(condition, true));
                }
            }
        }
    }

    private ScanRun run() {
        return run(false);
    }

    private ScanRun run(boolean everywhere) {
        CallerIdentity caller = new CallerIdentity(new AccountId("123456789012"), "", "", "aws", "");
        ScanRun run = new ScanRun(
                caller,
                List.of(QUIET, OTHER),
                new ScanRun.Chosen(Collectors.all(), Set.of(), false, everywhere),
                SnapshotWriter.begin(folder.resolve("snapshot")),
                new ScanProgress(ScanListener.SILENT, new CallLedger()));
        findings = run.run(script);
        return run;
    }

    private static Map<String, CoverageStatus> statuses(ScanRun run, String region) {
        return run.coverage().rows().stream()
                .filter(row -> row.region().equals(region) && !row.type().isEmpty())
                .collect(java.util.stream.Collectors.toMap(
                        Coverage::type, Coverage::status, (one, other) -> one, TreeMap::new));
    }

    private static Set<String> regionalTypes() {
        Set<String> types = new TreeSet<>();
        Collectors.all().stream()
                .filter(service -> !service.global())
                .forEach(service -> service.types().forEach(type -> types.add(type.type())));
        return types;
    }

    /** Answers by region and operation; "nothing" where no answer was written. */
    private static final class Script implements Answers {
        private final Map<String, ObjectNode> answers = new ConcurrentHashMap<>();
        private final Map<String, AwsFailure.Kind> refusals = new ConcurrentHashMap<>();
        private final Map<String, Queue<String>> calls = new ConcurrentHashMap<>();

        Script in(String region, String operation, String answer) {
            try {
                answers.put(operation + "@" + region, (ObjectNode) Json.mapper().readTree(answer.replace('\'', '"')));
            } catch (IOException e) {
                throw new IllegalArgumentException(answer, e);
            }
            return this;
        }

        void refuse(String region, String operation, AwsFailure.Kind kind) {
            refusals.put(operation + "@" + region, kind);
        }

        List<String> callsIn(String region) {
            return List.copyOf(calls.getOrDefault(region, new ConcurrentLinkedQueue<>()));
        }

        @Override
        public CompletableFuture<ObjectNode> submit(
                ServiceSpec service, String region, String operation, ObjectNode request) {
            String name = service.qualified(operation);
            calls.computeIfAbsent(region, key -> new ConcurrentLinkedQueue<>()).add(name);
            AwsFailure.Kind refusal = refusals.get(name + "@" + region);
            if (refusal != null) {
                return Answers.refused(new AwsFailure(refusal, refusal.name(), "as the test wants it"));
            }
            ObjectNode answer =
                    answers.getOrDefault(name + "@" + region, Json.mapper().createObjectNode());
            return CompletableFuture.completedFuture(answer.deepCopy());
        }

        @Override
        public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
            return Optional.empty();
        }
    }
}
