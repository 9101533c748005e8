package dev.mitosis.target.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.config.Workspace;
import dev.mitosis.emulator.EmulatorScan;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.io.Json;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.target.SampleTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * {@code mitosis status} over an account of the sample's target that stands in an emulator: nothing is drift but what
 * the emulator is known to lose, and what somebody deletes or changes there is.
 */
class StandingStatusIT {
    private static final String ACCOUNT = "checkout-loyalty-dev";

    private static final Path LIMITS = Path.of("src/test/resources/dev/mitosis/emulator/stack-limits.txt");

    /** The services that are read; all of them would take a minute. */
    private static final Set<String> SCANNED = Set.of("cloudformation", "sqs", "dynamodb", "lambda", "iam");

    @TempDir
    private Path folder;

    @Test
    void what_somebody_deletes_or_changes_in_an_account_is_drift() throws IOException {
        Workspace workspace = new Workspace(folder);
        TargetDocument target = SampleTarget.in(workspace);
        PlanDocument plan = new StageRunner(workspace, SampleTarget.ACCOUNT, Progress.SILENT).plan();
        note(plan, workspace.state(SampleTarget.ACCOUNT));
        try (MotoServer server = MotoServer.startExtended()) {
            EmulatedEstate estate =
                    new EmulatedEstate(target, workspace.stackArtefacts(SampleTarget.ACCOUNT), server.endpoint());
            estate.deploy(ACCOUNT);
            assertThat(estate.failures()).isEmpty();
            Map<String, String> credentials = estate.credentials(ACCOUNT);
            credentials.forEach(System::setProperty);
            try {
                Map<String, JsonNode> before = things(server, "before");
                assertThat(before).hasSizeGreaterThan(50);
                assertThat(before.values())
                        .filteredOn(thing -> thing.path("state").asText().equals("standing"))
                        .hasSizeGreaterThan(20);
                assertThat(unexplained(before)).isEmpty();

                String queue = one(before, "AWS::SQS::Queue");
                String table = one(before, "AWS::DynamoDB::Table");
                change(server.endpoint(), region(target, queue), name(target, queue), name(target, table));
                Map<String, JsonNode> after = things(server, "after");

                assertThat(thing(after, queue).path("state").asText()).isEqualTo("absent");
                assertThat(thing(after, queue).path("drift").asBoolean()).isTrue();
                assertThat(thing(after, table).path("state").asText()).isEqualTo("different");
                assertThat(thing(after, table).path("differences").toString()).contains("BillingMode");
                assertThat(unexplained(after)).containsOnly(queue, table);
            } finally {
                credentials.keySet().forEach(System::clearProperty);
            }
        }
    }

    /** All that makes something in the account counts as done. */
    private static void note(PlanDocument plan, Path state) throws IOException {
        Files.createDirectories(state);
        String lines = plan.steps().stream()
                .filter(step -> step.effects().stream().anyMatch(StandingStatusIT::makes))
                .filter(step -> step.commands().stream().anyMatch(command -> command.contains(" accounts/")))
                .map(step -> "{\"step\":\"" + step.id() + "\",\"outcome\":\"done\"}\n")
                .collect(Collectors.joining());
        Files.writeString(state.resolve("steps.jsonl"), lines);
    }

    private static boolean makes(Effect effect) {
        return effect.verb() == Verb.CREATE && effect.account().equals(ACCOUNT);
    }

    private Map<String, JsonNode> things(MotoServer server, String when) throws IOException {
        Path snapshot = folder.resolve("scan-" + when);
        EmulatorScan.of(server, List.of("eu-west-1"), SCANNED, snapshot);
        CommandLineRun run =
                CommandLineRun.in(folder, "status", "--snapshot", ACCOUNT + "=" + snapshot, "--output", "json");
        assertThat(run.exit()).as(run.err()).isEqualTo(3);
        Map<String, JsonNode> things = new TreeMap<>();
        Json.mapper()
                .readTree(run.out())
                .at("/standing/things")
                .forEach(thing -> things.put(thing.path("id").asText(), thing));
        return things;
    }

    /** The things that are drift for another reason than that the emulator loses something. */
    private static Set<String> unexplained(Map<String, JsonNode> things) throws IOException {
        StandingTable table = StandingTable.load();
        List<String> limits = Files.readAllLines(LIMITS);
        Set<String> unexplained = new TreeSet<>();
        things.forEach((id, thing) -> {
            List<String> rest = new ArrayList<>();
            for (JsonNode each : thing.path("differences")) {
                Map<String, String> row = Map.of(
                        String.join(
                                "\t",
                                each.path("what").asText().toLowerCase(java.util.Locale.ROOT),
                                each.path("type").asText(),
                                each.path("of").asText(),
                                each.path("comes").asText()),
                        "");
                rest.addAll(table.unexplained(row));
            }
            boolean lossy = thing.path("state").asText().equals("different") && rest.isEmpty();
            boolean explained = lossy || limits.contains(thing.path("type").asText() + " unknown");
            if (thing.path("drift").asBoolean() && !explained) {
                unexplained.add(id);
            }
        });
        return unexplained;
    }

    private static JsonNode thing(Map<String, JsonNode> things, String id) {
        return Objects.requireNonNull(things.get(id), id);
    }

    private static String one(Map<String, JsonNode> things, String type) {
        return things.values().stream()
                .filter(thing -> thing.path("type").asText().equals(type)
                        && thing.path("state").asText().equals("standing"))
                .map(thing -> thing.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String region(TargetDocument target, String id) {
        return target.resources().stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst()
                .orElseThrow()
                .region();
    }

    private static String name(TargetDocument target, String id) {
        return target.resources().stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst()
                .orElseThrow()
                .name();
    }

    private static void change(URI endpoint, String region, String queue, String table) {
        try (SqsClient sqs = SqsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(region))
                        .build();
                DynamoDbClient tables = DynamoDbClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(region))
                        .build()) {
            String url = sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
            sqs.deleteQueue(request -> request.queueUrl(url));
            tables.updateTable(request -> request.tableName(table)
                    .billingMode("PROVISIONED")
                    .provisionedThroughput(
                            throughput -> throughput.readCapacityUnits(5L).writeCapacityUnits(5L)));
        }
    }
}
