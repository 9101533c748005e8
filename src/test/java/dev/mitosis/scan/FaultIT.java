package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.emulator.Fault;
import dev.mitosis.emulator.FaultProxy;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.DiffDocument;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.snapshot.SnapshotDiff;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scans through a proxy that spoils answers: the snapshot is right or says what it lacks. */
@Timeout(600)
class FaultIT {
    private static final List<String> REGIONS = List.of("eu-west-1");

    /** Services of every protocol; the others would only take longer. */
    private static final ScanScope SCOPE = new ScanScope(
            Set.of(
                    "ec2",
                    "s3",
                    "iam",
                    "sqs",
                    "sns",
                    "dynamodb",
                    "apigateway",
                    "ecs",
                    "elbv2",
                    "events",
                    "cloudformation"),
            false);

    @TempDir
    static Path folder;

    private static TestAccount account;
    private static FaultProxy proxy;
    private static ScanResult calm;

    /** What the emulator itself changes from call to call, such as the progress of a certificate's validation. */
    private static Set<String> restless;

    @BeforeAll
    static void scan_in_fair_weather() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        account = TestAccount.shared();
        proxy = FaultProxy.before(account.server().endpoint());
        ScanResult before = scan("before");
        calm = scan("calm");
        restless =
                SnapshotDiff.between(SnapshotStore.open(before.directory()), SnapshotStore.open(calm.directory()))
                        .changed()
                        .stream()
                        .map(DiffDocument.Change::id)
                        .collect(Collectors.toSet());
        assertThat(restless).hasSizeLessThan(20);
        assertThat(calm.manifest().counts().values().stream().mapToInt(i -> i).sum())
                .isGreaterThan(250);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (proxy != null) {
            proxy.close();
        }
    }

    static List<Long> mildSeeds() {
        return Sampled.of("FaultIT mild", LongStream.range(11, 31).boxed().toList(), 1);
    }

    static List<Long> wildSeeds() {
        return Sampled.of("FaultIT wild", LongStream.range(41, 51).boxed().toList(), 1);
    }

    static List<Long> strangeSeeds() {
        return Sampled.of("FaultIT strange", LongStream.range(61, 81).boxed().toList(), 1);
    }

    @ParameterizedTest
    @MethodSource("mildSeeds")
    void faults_that_pass_leave_no_trace_in_the_snapshot(long seed) {
        proxy.spoil(
                seed,
                Map.of(
                        Fault.THROTTLED, 0.03,
                        Fault.SERVER_ERROR, 0.02,
                        Fault.RESET, 0.02,
                        Fault.TRUNCATED, 0.02,
                        Fault.SLOW, 0.02,
                        Fault.EXPIRED, 0.01));

        ScanResult stormy = scan("stormy-" + seed);

        assertThat(Stream.of(Fault.THROTTLED, Fault.SERVER_ERROR, Fault.RESET, Fault.TRUNCATED, Fault.EXPIRED))
                .allSatisfy(fault -> assertThat(proxy.injected(fault)).isPositive());
        assertHonest(stormy);
        assertThat(throttles(stormy)).isEqualTo(proxy.injected(Fault.THROTTLED));
    }

    @ParameterizedTest
    @MethodSource("strangeSeeds")
    void answers_that_are_none_leave_no_trace_in_the_snapshot(long seed) {
        Map<Fault, Double> odds =
                Map.of(Fault.EMPTY, 0.03, Fault.CUT, 0.03, Fault.PAGE, 0.02, Fault.BURST, 0.01, Fault.SKEWED, 0.01);
        proxy.spoilAllButConnecting(seed, odds);

        ScanResult strange = scan("strange-" + seed);

        assertThat(odds.keySet())
                .allSatisfy(fault -> assertThat(proxy.injected(fault)).isPositive());
        assertHonest(strange);
    }

    @Test
    void a_list_that_never_ends_is_a_hole_and_the_rest_is_whole() {
        proxy.spoil(0, Map.of());
        proxy.neverEnd("Action=ListTopics&", "</ListTopicsResult>", "<NextToken>#</NextToken>");

        ScanResult endless = scan("endless");

        assertThat(endless.failed())
                .anyMatch(row ->
                        row.operation().equals("sns:ListTopics") && row.reason().startsWith("EndlessList"));
        assertHonest(endless);
    }

    /**
     * Asked for three kinds of configurations of a bucket, the emulator lists its objects; the bucket that it writes
     * the access logs of all these scans to has more of them than it lists at once, sooner or later.
     */
    private static List<Coverage> withoutLogs(List<Coverage> rows) {
        return rows.stream()
                .filter(row -> !row.operation().matches("s3:ListBucket[A-Za-z]+Configurations"))
                .toList();
    }

    @Test
    void what_failed_in_a_storm_is_read_afterwards_and_the_snapshot_is_whole() {
        proxy.spoilAllButConnecting(71, Map.of(Fault.DENIED, 0.1, Fault.EMPTY, 0.4));
        ScanResult stormy = scan("missing");
        proxy.spoil(0, Map.of());

        ScanResult renewed = scan("missing", ScanStart.ONLY_MISSING);

        assertThat(stormy.failed()).isNotEmpty();
        assertThat(withoutLogs(renewed.failed())).isEqualTo(withoutLogs(calm.failed()));
        assertHonest(renewed);
    }

    @ParameterizedTest
    @MethodSource("wildSeeds")
    void what_stays_unread_is_in_the_coverage_and_nothing_is_invented(long seed) {
        proxy.spoilAllButConnecting(
                seed, Map.of(Fault.DENIED, 0.1, Fault.SERVER_ERROR, 0.3, Fault.RESET, 0.1, Fault.TRUNCATED, 0.1));

        ScanResult stormy = scan("wild-" + seed);

        assertThat(stormy.complete()).isFalse();
        assertHonest(stormy);
    }

    @Test
    void expired_credentials_stop_the_scan_and_leave_the_former_snapshot_alone() {
        Path directory = folder.resolve("expiring").resolve("snapshot");
        proxy.spoil(0, Map.of());
        ScanResult former = scan("expiring");
        proxy.spoil(31, Map.of(Fault.EXPIRED, 1.0));
        AwsClients clients = AwsClients.open(settings(), Scanner.operations());

        try (clients) {
            assertThatThrownBy(() -> new Scanner()
                            .scan(new ScanRequest(clients, directory, SCOPE, Clock.systemUTC(), ScanListener.SILENT)))
                    .isInstanceOf(MitosisException.class);
        }

        assertThat(SnapshotStore.open(directory).manifest().snapshotId())
                .isEqualTo(former.manifest().snapshotId());
    }

    /** The same as in fair weather, or an incomplete row for each thing that is not. */
    private static void assertHonest(ScanResult stormy) {
        Map<String, Resource> expected = resources(calm);
        Map<String, Resource> found = resources(stormy);
        Set<String> holes = holes(stormy.manifest());
        assertThat(withoutAccounts(expected)).containsAll(withoutAccounts(found));
        expected.forEach((arn, resource) -> {
            boolean same = restless.contains(arn) ? found.containsKey(arn) : resource.equals(found.get(arn));
            if (!same) {
                assertThat(holes)
                        .as("a hole for %s of %s, which is now %s", resource.type(), resource, found.get(arn))
                        .anyMatch(hole -> covers(hole, resource));
            }
        });
    }

    /** The tagging API, which names what a collector could not read, writes the account into every ARN. */
    private static Set<String> withoutAccounts(Map<String, Resource> resources) {
        return resources.keySet().stream()
                .map(arn -> arn.replace(":123456789012:", "::"))
                .collect(Collectors.toSet());
    }

    /** A type's own hole, a parent's of the same service, or the tagging API's for tags. */
    private static boolean covers(String hole, Resource resource) {
        String[] parts = hole.split("@", 3);
        boolean there = parts[2].equals(resource.region()) || parts[2].equals(Resource.GLOBAL);
        boolean sameService = parts[1].startsWith("AWS::" + resource.service() + "::");
        boolean bucket = resource.service().equals("S3") && sameService;
        return parts[1].isEmpty() || bucket || (there && sameService);
    }

    private static Set<String> holes(SnapshotManifest manifest) {
        return manifest.coverage().stream()
                .filter(row -> !row.status().complete())
                .map(row -> row.service() + "@" + row.type() + "@" + row.region())
                .collect(Collectors.toSet());
    }

    private static Map<String, Resource> resources(ScanResult result) {
        Map<String, Resource> resources = new HashMap<>();
        try (Stream<Resource> all = SnapshotStore.open(result.directory()).resources()) {
            all.forEach(resource -> resources.put(resource.arn(), resource));
        }
        return resources;
    }

    private static long throttles(ScanResult result) {
        return result.ledger().stream().mapToLong(line -> line.throttles()).sum();
    }

    private static ScanResult scan(String name) {
        return scan(name, ScanStart.ANEW);
    }

    private static ScanResult scan(String name, ScanStart start) {
        Path directory = folder.resolve(name).resolve("snapshot");
        try (AwsClients clients = AwsClients.open(settings(), Scanner.operations())) {
            ScanResult result = new Scanner()
                    .scan(new ScanRequest(clients, directory, SCOPE, start, Clock.systemUTC(), ScanListener.SILENT));
            assertThat(Files.exists(folder.resolve(name).resolve("snapshot.journal")))
                    .isEqualTo(!result.failed().isEmpty());
            return result;
        }
    }

    private static AwsSettings settings() {
        return TestSettings.defaults().withEndpoint(proxy.endpoint()).withRegions(REGIONS);
    }
}
