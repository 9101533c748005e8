package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.CallLedger;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When keys were last used is asked by an operation that the SDK does not know. */
class KeyLastUsageTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String ASKED = "GetKeyLastUsage";
    private static final String UNKNOWN = "{\"__type\":\"UnknownOperationException\"}";
    private static final int KEYS = 40;

    @TempDir
    Path folder;

    private final ScriptedAws aws = new ScriptedAws();

    @BeforeEach
    void an_account_with_keys() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws.on(
                        "GetCallerIdentity",
                        200,
                        "<GetCallerIdentityResponse><GetCallerIdentityResult>"
                                + "<Arn>arn:aws:iam::123456789012:user/me</Arn><UserId>U</UserId>"
                                + "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")
                .on(
                        "DescribeRegions",
                        200,
                        "<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName></item>"
                                + "</regionInfo></DescribeRegionsResponse>")
                .on("ListKeys", 200, "{\"Keys\":[{\"KeyId\":\"k1\"}]}")
                .on("DescribeKey", 200, key("k1", "CUSTOMER"))
                .on("ListAliases", 200, "{\"Aliases\":[]}")
                .on("ListGrants", 200, "{\"Grants\":[]}");
    }

    private static String key(String id, String manager) {
        return "{\"KeyMetadata\":{\"KeyId\":\"" + id + "\",\"Arn\":\"arn:aws:kms:eu-west-1:123456789012:key/" + id
                + "\",\"KeyManager\":\"" + manager + "\"}}";
    }

    @AfterEach
    void stop() {
        aws.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private ScanResult scan(boolean usage) {
        AwsSettings settings =
                TestSettings.defaults().withEndpoint(aws.endpoint()).withRegions(List.of("eu-west-1"));
        ScanScope scope = new ScanScope(Set.of("kms"), true);
        try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
            return new Scanner()
                    .scan(new ScanRequest(
                            clients,
                            folder.resolve("snapshot"),
                            usage ? scope : scope.withoutUsage(),
                            CLOCK,
                            ScanListener.SILENT));
        }
    }

    private Map<String, JsonNode> keys() {
        return SnapshotStore.open(folder.resolve("snapshot"))
                .resources()
                .filter(resource -> resource.type().equals("AWS::KMS::Key"))
                .collect(Collectors.toMap(Resource::id, Resource::data));
    }

    private JsonNode key() {
        return Objects.requireNonNull(keys().get("k1"));
    }

    private static List<Coverage> rows(ScanResult result) {
        return result.manifest().coverage().stream()
                .filter(row -> row.operation().equals("kms:" + ASKED))
                .toList();
    }

    @Test
    void what_aws_tells_stands_in_the_record_of_the_key() {
        aws.on(
                ASKED,
                200,
                "{\"KeyId\":\"k1\",\"KeyCreationDate\":1.5E9,\"TrackingStartDate\":1777248000.25,\"NewerThanThis\":[1],"
                        + "\"KeyLastUsage\":{\"Operation\":\"Decrypt\",\"Timestamp\":1779840000,"
                        + "\"CloudTrailEventId\":\"e-1\",\"KmsRequestId\":\"r-1\"}}");

        ScanResult result = scan(true);

        assertThat(key().path(ASKED).toString())
                .isEqualTo(
                        "{\"KeyId\":\"k1\",\"KeyCreationDate\":\"2017-07-14T02:40:00Z\","
                                + "\"TrackingStartDate\":\"2026-04-27T00:00:00.250Z\",\"KeyLastUsage\":{\"Operation\":\"Decrypt\","
                                + "\"Timestamp\":\"2026-05-27T00:00:00Z\",\"CloudTrailEventId\":\"e-1\",\"KmsRequestId\":\"r-1\"}}");
        assertThat(aws.bodies(ASKED)).containsExactly("{\"KeyId\":\"k1\"}");
        assertThat(result.ledger())
                .filteredOn(line -> line.operation().equals("kms:" + ASKED))
                .singleElement()
                .returns(1L, CallLedger.Line::calls);
        assertThat(rows(result)).isEmpty();
    }

    @Test
    void a_key_that_was_never_used_has_no_last_use() {
        aws.on(ASKED, 200, "{\"KeyId\":\"k1\",\"KeyCreationDate\":1.5E9,\"TrackingStartDate\":1777248000}");

        scan(true);

        assertThat(key().path(ASKED).has("TrackingStartDate")).isTrue();
        assertThat(key().path(ASKED).has("KeyLastUsage")).isFalse();
    }

    @Test
    void what_aws_manages_itself_is_not_asked_about() {
        aws.answer("DescribeKey", key("k1", "AWS"));

        scan(true);

        assertThat(keys()).containsKey("k1");
        assertThat(aws.asked()).doesNotContain(ASKED);
    }

    @Test
    void without_usage_it_is_not_asked() {
        scan(false);

        assertThat(keys()).containsKey("k1");
        assertThat(aws.asked()).doesNotContain(ASKED);
    }

    private void manyKeys() {
        String all = IntStream.range(0, KEYS)
                .mapToObj(i -> "{\"KeyId\":\"k" + i + "\"}")
                .collect(Collectors.joining(",", "{\"Keys\":[", "]}"));
        aws.answer("ListKeys", all);
    }

    @Test
    void an_endpoint_that_does_not_know_it_is_asked_once_for_all_keys() {
        manyKeys();
        aws.on(ASKED, 400, UNKNOWN);

        ScanResult result = scan(true);

        assertThat(rows(result))
                .singleElement()
                .returns(CoverageStatus.NOT_OFFERED, Coverage::status)
                .returns("AWS::KMS::Key", Coverage::type);
        assertThat(aws.asked().stream().filter(ASKED::equals)).hasSizeLessThan(KEYS);
    }

    @Test
    void an_emulator_that_gives_up_on_it_has_failed() {
        aws.giveUpOn(ASKED);

        assertThat(rows(scan(true))).singleElement().returns(CoverageStatus.FAILED, Coverage::status);
        assertThat(key().has(ASKED)).isFalse();
    }

    @Test
    void who_may_not_ask_is_told_so() {
        aws.on(ASKED, 400, "{\"__type\":\"AccessDeniedException\",\"message\":\"no\"}");

        assertThat(rows(scan(true))).singleElement().returns(CoverageStatus.DENIED, Coverage::status);
    }

    @Test
    void an_answer_to_another_question_is_none() {
        aws.on(ASKED, 200, "{\"Unicorns\":[]}");

        assertThat(rows(scan(true))).singleElement().returns(CoverageStatus.FAILED, Coverage::status);
        assertThat(key().has(ASKED)).isFalse();
    }
}
