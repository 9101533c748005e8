package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final ScriptedAws aws = new ScriptedAws();

    @BeforeEach
    void an_account_with_one_region() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws.on(
                "GetCallerIdentity",
                200,
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/me</Arn>"
                        + "<UserId>U</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
                        + "</GetCallerIdentityResponse>");
        aws.on(
                "DescribeRegions",
                200,
                "<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName></item></regionInfo>"
                        + "</DescribeRegionsResponse>");
    }

    @AfterEach
    void stop() {
        aws.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void pages_are_followed_and_each_resource_comes_once() {
        aws.on("DescribeLoadBalancers", 200, classic("one", "next"))
                .on("DescribeLoadBalancers", 200, classic("two", ""));

        ScanResult result = scan("elb");

        assertThat(resources(result)).extracting(Resource::name).containsExactly("one", "two");
        assertThat(Collections.frequency(aws.asked(), "DescribeLoadBalancers")).isEqualTo(2);
    }

    @Test
    void what_may_not_be_read_is_a_hole_with_its_reason() {
        aws.failOn("DescribeLoadBalancers", 403, "AccessDenied");

        ScanResult result = scan("elb");

        assertThat(result.complete()).isFalse();
        assertThat(row(result, "AWS::ElasticLoadBalancing::LoadBalancer").status())
                .isEqualTo(CoverageStatus.DENIED);
        assertThat(row(result, "AWS::ElasticLoadBalancing::LoadBalancer").reason())
                .contains("AccessDenied");
    }

    @Test
    void what_is_missing_above_is_missing_below_and_not_empty() {
        aws.failOn("DescribeLoadBalancers", 403, "AccessDenied");

        ScanResult result = scan("elbv2");

        assertThat(row(result, "AWS::ElasticLoadBalancingV2::Listener").status())
                .isEqualTo(CoverageStatus.DENIED);
        assertThat(row(result, "AWS::ElasticLoadBalancingV2::ListenerRule").status())
                .isEqualTo(CoverageStatus.DENIED);
    }

    @Test
    void a_throttled_call_is_made_again() {
        aws.failOn("DescribeLoadBalancers", 400, "Throttling").on("DescribeLoadBalancers", 200, classic("one", ""));

        ScanResult result = scan("elb");

        assertThat(resources(result)).hasSize(1);
        assertThat(result.ledger())
                .filteredOn(line -> line.operation().equals("elb:DescribeLoadBalancers"))
                .singleElement()
                .satisfies(line -> assertThat(line.throttles()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Please log in.</body></html>",
                "<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBal",
                "<DescribeTagsResponse><DescribeTagsResult/></DescribeTagsResponse>",
                "<DescribeLoadBalancersResponse/>",
            })
    void what_is_no_answer_to_the_question_is_asked_again(String body) {
        aws.on("DescribeLoadBalancers", 200, body).on("DescribeLoadBalancers", 200, classic("one", ""));

        ScanResult result = scan("elb");

        assertThat(resources(result)).hasSize(1);
    }

    @Test
    void the_empty_answer_to_another_question_is_told_by_its_root() {
        aws.answer("DescribeRegions", "<DescribeVpcsResponse><requestId>r</requestId></DescribeVpcsResponse>")
                .on(
                        "DescribeRegions",
                        200,
                        "<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName></item></regionInfo>"
                                + "</DescribeRegionsResponse>");
        aws.on("DescribeLoadBalancers", 200, classic("one", ""));

        assertThat(resources(scan("elb"))).hasSize(1);
    }

    @Test
    void an_account_without_a_region_is_no_empty_account() {
        aws.answer("DescribeRegions", "<DescribeRegionsResponse><regionInfo/></DescribeRegionsResponse>");

        assertThatThrownBy(() -> scan("elb", List.of()))
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.code()).isEqualTo("M-AWS-03"));
    }

    @Test
    void a_burst_of_server_errors_passes() {
        aws.failOn("DescribeLoadBalancers", 500, "InternalFailure");
        for (int i = 0; i < 3; i++) {
            aws.on("DescribeLoadBalancers", 500, "<ErrorResponse/>");
        }
        aws.on("DescribeLoadBalancers", 200, classic("one", ""));

        assertThat(resources(scan("elb"))).hasSize(1);
    }

    @Test
    void only_what_failed_is_asked_again_and_the_snapshot_is_that_of_a_whole_scan() {
        aws.on("DescribeLoadBalancers", 200, classic("one", ""))
                .failOn("DescribeLoadBalancerAttributes", 403, "AccessDenied");
        ScanResult former = scan("elb");
        int asked = aws.asked().size();
        aws.failOn("DescribeLoadBalancerAttributes", 404, "LoadBalancerNotFound");

        ScanResult renewed = scan("elb", List.of("eu-west-1"), ScanStart.ONLY_MISSING);

        assertThat(former.failed()).isNotEmpty();
        assertThat(renewed.failed()).isEmpty();
        assertThat(aws.asked().subList(asked, aws.asked().size()))
                .containsOnlyOnce("DescribeLoadBalancerAttributes")
                .doesNotContain("DescribeLoadBalancers");
        assertThat(journal()).doesNotExist();
        ScanResult whole = scan("elb");
        assertThat(renewed.manifest().snapshotId()).isEqualTo(whole.manifest().snapshotId());
        assertThat(renewed.manifest().coverage()).isEqualTo(whole.manifest().coverage());
    }

    @Test
    void what_still_fails_stays_in_the_coverage_and_can_be_asked_once_more() {
        aws.failOn("DescribeLoadBalancers", 403, "AccessDenied");
        scan("elb");

        ScanResult again = scan("elb", List.of("eu-west-1"), ScanStart.RESUMED);
        aws.answer("DescribeLoadBalancers", classic("one", ""));
        ScanResult renewed = scan("elb", List.of("eu-west-1"), ScanStart.ONLY_MISSING);

        assertThat(again.failed()).isNotEmpty();
        assertThat(resources(renewed)).hasSize(1);
        assertThat(renewed.failed()).isEmpty();
    }

    @Test
    void regions_that_may_be_listed_now_are_read_as_well() {
        aws.failOn("DescribeRegions", 403, "UnauthorizedOperation")
                .on("DescribeLoadBalancers", 200, classic("one", ""));
        scan("elb", List.of());
        aws.answer(
                "DescribeRegions",
                "<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName></item><item>"
                        + "<regionName>ap-east-1</regionName></item></regionInfo></DescribeRegionsResponse>");

        ScanResult renewed = scan("elb", List.of(), ScanStart.ONLY_MISSING);

        assertThat(renewed.manifest().regions()).containsExactly("ap-east-1", "eu-west-1");
        assertThat(renewed.failed()).isEmpty();
    }

    @Test
    void where_nothing_failed_nothing_is_asked() {
        aws.on("DescribeLoadBalancers", 200, classic("one", ""));
        ScanResult former = scan("elb");
        aws.failOn("DescribeLoadBalancers", 403, "AccessDenied");

        ScanResult same = scan("elb", List.of("eu-west-1"), ScanStart.ONLY_MISSING);

        assertThat(same.manifest()).isEqualTo(former.manifest());
    }

    @ParameterizedTest
    @EnumSource(names = {"RESUMED", "ONLY_MISSING"})
    void without_a_scan_there_is_nothing_to_go_on_with(ScanStart start) {
        assertThatThrownBy(() -> scan("elb", List.of("eu-west-1"), start))
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.code()).isEqualTo("M-SCAN-20"));
    }

    @Test
    void what_the_endpoint_does_not_offer_is_not_asked_twice_and_is_no_hole() {
        ScanResult result = scan("elb");

        assertThat(Collections.frequency(aws.asked(), "DescribeLoadBalancers")).isEqualTo(1);
        assertThat(row(result, "AWS::ElasticLoadBalancing::LoadBalancer").status())
                .isEqualTo(CoverageStatus.NOT_OFFERED);
        assertThat(result.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void an_error_without_a_code_of_aws_does_not_say_that_the_service_is_not_offered(int status) {
        aws.on("DescribeLoadBalancers", status, "");

        ScanResult result = scan("elb");

        assertThat(row(result, "AWS::ElasticLoadBalancing::LoadBalancer").status())
                .isEqualTo(CoverageStatus.FAILED);
        assertThat(result.complete()).isFalse();
    }

    @Test
    void credentials_that_expire_on_the_way_end_the_scan_and_spare_the_former_snapshot() {
        aws.on("DescribeLoadBalancers", 200, classic("one", ""));
        ScanResult former = scan("elb");
        aws.failOn("DescribeLoadBalancers", 403, "ExpiredToken");

        assertThatThrownBy(() -> scan("elb")).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-AUTH-02");
            assertThat(e.exit()).isEqualTo(ExitCode.CREDENTIALS);
        });
        assertThat(SnapshotStore.open(folder.resolve("snapshot")).manifest().snapshotId())
                .isEqualTo(former.manifest().snapshotId());
    }

    @Test
    void where_the_enabled_regions_may_not_be_asked_for_the_default_ones_are_read_and_the_hole_is_named() {
        aws.failOn("DescribeRegions", 403, "UnauthorizedOperation")
                .on("DescribeLoadBalancers", 200, classic("one", ""));

        ScanResult result = scan("elb", List.of());

        assertThat(result.manifest().regions()).hasSize(17).contains("us-east-1", "eu-north-1");
        assertThat(result.complete()).isFalse();
        assertThat(result.holes())
                .anyMatch(row -> row.operation().equals("ec2:DescribeRegions")
                        && row.status() == CoverageStatus.DENIED
                        && row.reason().contains("only the regions that every account has were read"));
    }

    @Test
    void a_service_without_a_collector_is_a_wrong_usage() {
        assertThatThrownBy(() -> scan("teleport")).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.what()).contains("teleport");
            assertThat(e.exit()).isEqualTo(ExitCode.USAGE);
        });
    }

    private Path journal() {
        return folder.resolve("snapshot.journal");
    }

    private ScanResult scan(String service) {
        return scan(service, List.of("eu-west-1"));
    }

    private ScanResult scan(String service, List<String> regions) {
        return scan(service, regions, ScanStart.ANEW);
    }

    private ScanResult scan(String service, List<String> regions, ScanStart start) {
        AwsSettings settings =
                TestSettings.defaults().withEndpoint(aws.endpoint()).withRegions(regions);
        try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
            return new Scanner()
                    .scan(new ScanRequest(
                            clients,
                            folder.resolve("snapshot"),
                            new ScanScope(Set.of(service), false),
                            start,
                            CLOCK,
                            ScanListener.SILENT));
        }
    }

    private static Coverage row(ScanResult result, String type) {
        return result.manifest().coverage().stream()
                .filter(row -> row.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<Resource> resources(ScanResult result) {
        try (Stream<Resource> resources = SnapshotStore.open(result.directory()).resources()) {
            return resources.toList();
        }
    }

    private static String classic(String name, String marker) {
        return "<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancerDescriptions><member>"
                + "<LoadBalancerName>" + name + "</LoadBalancerName></member></LoadBalancerDescriptions>"
                + (marker.isEmpty() ? "" : "<NextMarker>" + marker + "</NextMarker>")
                + "</DescribeLoadBalancersResult></DescribeLoadBalancersResponse>";
    }
}
