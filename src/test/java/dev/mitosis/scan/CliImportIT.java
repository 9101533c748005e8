package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.aws.RateLimiter;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.Json;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.call.CallQueue;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The other door in: what a scan asks is asked again in the way of people who keep the output of commands; the snapshot
 * that is made of their files, and its graph, are held against the scan's.
 */
class CliImportIT {
    private static final Set<String> SERVICES =
            Set.of("ec2", "elbv2", "rds", "lambda", "s3", "iam", "sqs", "sns", "dynamodb", "kms", "secretsmanager");
    /** What commands leave out that join pages, have a name of their own for, or print as null. */
    private static final Set<String> NOT_PRINTED =
            Set.of("Truncated", "AdditionalRoutesAvailable", "PublicLaunchPermissions", "LocationConstraint");

    private static final Path EXPORT = Path.of("src/test/account/cli_output.py");

    @TempDir
    private static Path folder;

    private static Snapshot scanned;
    private static Snapshot imported;
    private static CommandLineRun importing;

    /** Passes questions on and notes those that get an answer and ask for no further page. */
    private record Notes(Answers origin, Set<String> questions, Set<String> furtherPages) implements Answers {
        @Override
        public CompletableFuture<ObjectNode> submit(
                ServiceSpec service, String region, String operation, ObjectNode request) {
            return origin.submit(service, region, operation, request).whenComplete((answer, refusal) -> {
                if (refusal == null && !furtherPages.contains(service.qualified(operation) + request)) {
                    note(service, region, operation, request);
                }
            });
        }

        private void note(ServiceSpec service, String region, String operation, ObjectNode request) {
            questions.add(Json.line(Json.mapper()
                    .createObjectNode()
                    .put("service", service.name().equals("s3") ? "s3api" : service.name())
                    .put("region", service.global() ? Resource.GLOBAL : region)
                    .put("operation", operation)
                    .set("parameters", request)));
        }

        @Override
        public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
            Optional<ObjectNode> next = origin.next(service, operation, request, answer);
            next.ifPresent(page -> furtherPages.add(service.qualified(operation) + page));
            return next;
        }
    }

    @BeforeAll
    static void scan_and_keep_the_output_of_commands() throws IOException, InterruptedException {
        try (TestAccount account = TestAccount.provision()) {
            AwsSettings settings = TestSettings.defaults()
                    .withEndpoint(account.server().endpoint())
                    .withRegions(account.truth().regions());
            export(account, scan(settings));
        }
        scanned = SnapshotStore.open(folder.resolve("scanned"));
        importing = CommandLineRun.in(folder, "import", "--aws-cli", "cli");
        imported = SnapshotStore.open(
                folder.resolve("plans").resolve(scanned.manifest().account()).resolve("snapshot"));
    }

    private static Set<String> scan(AwsSettings settings) {
        Map<String, String> credentials = Map.of("aws.accessKeyId", "testing", "aws.secretAccessKey", "testing");
        credentials.forEach(System::setProperty);
        try (AwsClients clients = AwsClients.open(settings, Scanner.operations());
                CallQueue queue = new CallQueue(clients, RateLimiter.of(settings, System::nanoTime))) {
            CallerIdentity caller = clients.identity();
            Notes notes = new Notes(queue, new ConcurrentSkipListSet<>(), new ConcurrentSkipListSet<>());
            new Replay(caller.account(), caller.partition(), clients.regions())
                    .write(
                            folder.resolve("scanned"),
                            Scanner.chosen(SERVICES),
                            notes,
                            rows -> rows,
                            Instant.EPOCH,
                            List::of);
            return notes.questions();
        } finally {
            credentials.keySet().forEach(System::clearProperty);
        }
    }

    private static void export(TestAccount account, Set<String> questions) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("questions.jsonl"), questions);
        Path log = folder.resolve("export.log");
        Process process = new ProcessBuilder(
                        System.getenv().getOrDefault("PYTHON", "python3"),
                        EXPORT.toString(),
                        "--endpoint-url",
                        account.server().endpoint().toString(),
                        "--questions",
                        file.toString(),
                        "--out",
                        folder.resolve("cli").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }

    @Test
    void files_give_the_resources_that_a_scan_finds() {
        assertThat(importing.err()).doesNotContain("warning");
        // The other services' resources are known by their tags.
        assertThat(imported.manifest().holes())
                .isNotEmpty()
                .allMatch(hole -> hole.status() == CoverageStatus.SEEN_ELSEWHERE)
                .isEqualTo(scanned.manifest().holes().stream()
                        .filter(hole -> hole.status() == CoverageStatus.SEEN_ELSEWHERE)
                        .toList());
        assertThat(importing.exit()).isEqualTo(4);
        assertThat(byArn(imported).keySet())
                .hasSizeGreaterThan(150)
                .containsExactlyElementsOf(byArn(scanned).keySet());
    }

    @Test
    void files_tell_of_them_what_a_scan_is_told() {
        Map<String, Resource> found = byArn(imported);
        Set<String> differences = new TreeSet<>();

        byArn(scanned).forEach((arn, resource) -> {
            JsonNode one = Json.mapper().valueToTree(resource);
            JsonNode other = Json.mapper().valueToTree(found.get(arn));
            compare(arn, one, other, differences);
        });

        assertThat(differences)
                .filteredOn(one -> NOT_PRINTED.stream().noneMatch(one::contains))
                .isEmpty();
    }

    private static void compare(String place, JsonNode one, JsonNode other, Set<String> differences) {
        if (one.isContainerNode() && one.getNodeType() == other.getNodeType() && one.size() == other.size()) {
            for (int i = 0; i < one.size() && one.isArray(); i++) {
                compare(place + "/" + i, one.get(i), other.get(i), differences);
            }
            one.properties()
                    .forEach(member -> compare(
                            place + "/" + member.getKey(),
                            member.getValue(),
                            other.path(member.getKey()),
                            differences));
        } else if (!toMillis(one).equals(toMillis(other))) {
            differences.add(place + ": " + one + " became " + other);
        }
    }

    /** Seconds with a fraction, as version 1 of the AWS CLI prints them, are no finer. */
    private static String toMillis(JsonNode value) {
        return value.toString().replaceAll("(T\\d\\d:\\d\\d:\\d\\d\\.\\d{3})\\d+Z", "$1Z");
    }

    @Test
    void files_give_the_edges_that_a_scan_gives() {
        assertThat(edges(imported)).hasSizeGreaterThan(200).containsExactlyElementsOf(edges(scanned));
    }

    @Test
    void the_rest_of_the_pipeline_runs_on_them() {
        CommandLineRun run = CommandLineRun.in(folder, "run", "--skip-scan");

        assertThat(run.exit()).as(run.err()).isZero();
        Path plans = folder.resolve("plans").resolve(scanned.manifest().account());
        assertThat(List.of("graph.json", "partition.json", "plan.json", "check.json"))
                .allSatisfy(document -> assertThat(Files.readString(plans.resolve(document)))
                        .contains(imported.manifest().snapshotId()));
        assertThat(folder.resolve("reports")
                        .resolve(scanned.manifest().account())
                        .resolve("plan.xlsx"))
                .isNotEmptyFile();
    }

    private static Map<String, Resource> byArn(Snapshot snapshot) {
        try (Stream<Resource> resources = snapshot.resources()) {
            return resources.collect(
                    Collectors.toMap(Resource::arn, resource -> resource, (one, other) -> one, TreeMap::new));
        }
    }

    private static Set<String> edges(Snapshot snapshot) {
        List<Edge> edges = new GraphBuilder()
                .build(new GraphRequest(snapshot, Map.of()))
                .document()
                .edges();
        return edges.stream()
                .map(edge -> edge.from() + " " + edge.kind().label() + " " + edge.to())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
