package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.emulator.EmulatorLimits;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequestRecording;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.emulator.Truth;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans the test account on a real emulator and holds the snapshot against the truth. */
class ScanIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private static final int ESTIMATE_PERCENT = 15;

    @TempDir
    private static Path folder;

    private static MotoServer server;
    private static RequestRecording recording;
    private static Truth truth;
    private static ScanResult result;

    @BeforeAll
    static void scan_the_test_account() {
        recording = RequestRecording.in(folder);
        server = MotoServer.start(recording.environment());
        truth = TestAccount.provision(server.endpoint());
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        recording.start(server);
        result = scan("first", truth.regions());
        recording.stop(server);
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (server != null) {
            server.close();
        }
    }

    /** Reads by POST, as the API models of their services say; they create by other requests. */
    private static final Pattern READS_BY_POST = Pattern.compile(
            "POST http://[^/]+/(v1/describe[a-z]+|ListResources|agents/|knowledgebases/|getAlternateContact|groups-list"
                    + "|status/batch/get|2013-04-01/tags/hostedzone|getresourceshares|listpermissions|canaries)");

    private static ScanResult scan(String name, List<String> regions) {
        AwsSettings settings =
                TestSettings.defaults().withEndpoint(server.endpoint()).withRegions(regions);
        try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
            return new Scanner()
                    .scan(ScanRequest.everything(clients, folder.resolve(name), CLOCK, ScanListener.SILENT));
        }
    }

    @Test
    void every_provisioned_resource_is_found() {
        Set<String> found = resources().stream().map(Resource::arn).collect(Collectors.toSet());

        assertThat(truth.resources().stream().map(Truth.TrueResource::arn))
                .isNotEmpty()
                .isSubsetOf(found);
    }

    @Test
    void every_tag_of_the_truth_stands_on_its_resource() {
        assertThat(resources().stream().filter(resource -> !resource.tags().isEmpty()))
                .hasSizeGreaterThan(truth.resources().size() / 3);
    }

    @Test
    void nothing_but_reads_was_sent() {
        assertThat(recording.operations())
                .hasSizeGreaterThan(100)
                .allMatch(operation -> operation.matches("(GET|HEAD) .*|(Describe|List|Get|BatchGet|Search|Lookup).*")
                        || READS_BY_POST.matcher(operation).matches());
    }

    @Test
    void no_secret_is_in_any_file() throws IOException {
        assertThat(truth.canaries()).isNotEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("first"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(text(file)).doesNotContain(truth.canaries());
            }
        }
    }

    @Test
    void only_what_the_emulator_cannot_answer_is_missing_and_all_of_it_is_named() {
        EmulatorLimits.assertExactly(result.holes());
        assertThat(result.complete()).isFalse();
        assertThat(result.manifest().coverage())
                .anyMatch(row -> row.type().equals("AWS::Lambda::Function") && row.status() == CoverageStatus.READ)
                .anyMatch(row -> row.status() == CoverageStatus.EMPTY);
    }

    /** The emulator's own defects cost calls that no estimate knows of. */
    @Test
    void the_estimate_for_the_next_scan_comes_close_to_what_this_one_asked() {
        AwsSettings settings = TestSettings.defaults().withEndpoint(server.endpoint());

        ScanEstimate estimate = ScanEstimate.of(settings, truth.regions(), ScanScope.EVERYTHING, result.manifest());

        long asked = result.ledger().stream().mapToLong(line -> line.calls()).sum();
        assertThat((double) estimate.calls()).isCloseTo((double) asked, withinPercentage(ESTIMATE_PERCENT));
        assertThat(estimate.rows().stream().mapToLong(ScanEstimate.Row::calls).sum())
                .isEqualTo(estimate.calls());
    }

    @Test
    void a_second_scan_gives_the_same_snapshot() {
        ScanResult second = scan("second", truth.regions());

        assertThat(steady(second)).isEqualTo(steady(result));
    }

    @Test
    void a_region_that_does_not_exist_is_a_wrong_usage() {
        assertThatThrownBy(() -> scan("nowhere", List.of("eu-west-9")))
                .isInstanceOfSatisfying(MitosisException.class, e -> {
                    assertThat(e.what()).contains("eu-west-9");
                    assertThat(e.exit()).isEqualTo(ExitCode.USAGE);
                });
    }

    /** The emulator issues a certificate a minute after it was asked for, which may be between two scans. */
    private static List<Resource> steady(ScanResult scan) {
        return resources(scan).stream()
                .filter(resource -> !resource.type().equals("AWS::CertificateManager::Certificate"))
                .toList();
    }

    private static List<Resource> resources() {
        return resources(result);
    }

    private static List<Resource> resources(ScanResult scan) {
        try (Stream<Resource> resources = SnapshotStore.open(scan.directory()).resources()) {
            return resources.toList();
        }
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
