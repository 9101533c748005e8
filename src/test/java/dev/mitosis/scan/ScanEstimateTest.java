package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.TestSettings;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the former scan found says how often the next one will ask. */
class ScanEstimateTest {
    private static final String REGION = "eu-west-1";

    @Test
    void a_question_about_each_of_a_list_is_counted_for_each() {
        long without = calls(estimate("service-quotas", true), "service-quotas");
        long with = calls(
                estimate("service-quotas", true, found("AWS::ServiceQuotas::AccountSettings", REGION, 1)),
                "service-quotas");

        // One for each of the ten services whose quotas are read.
        assertThat(with - without).isEqualTo(10);
    }

    @Test
    void what_is_only_asked_about_use_is_not_counted_where_nobody_wants_to_know() {
        Coverage settings = found("AWS::ServiceQuotas::AccountSettings", REGION, 1);

        assertThat(calls(estimate("service-quotas", false, settings), "service-quotas"))
                .isEqualTo(calls(estimate("service-quotas", false), "service-quotas"));
    }

    /** Of the quotas' own metrics the records of types know nothing. */
    @Test
    void metrics_are_as_many_as_the_former_scan_was_told() {
        ScanEstimate estimate = estimate("sqs", true, metrics(REGION, 1_200), metrics(Resource.GLOBAL, 300));

        assertThat(calls(estimate, "cloudwatch")).isEqualTo(3 + 1);
        assertThat(estimate.dollars()).isEqualByComparingTo("0.015");
    }

    @Test
    void metrics_of_types_are_counted_though_the_former_scan_did_not_ask_for_any() {
        ScanEstimate estimate = estimate("sqs", true, found("AWS::Lambda::Function", REGION, 600));

        assertThat(calls(estimate, "cloudwatch")).isPositive();
        assertThat(estimate.dollars()).isPositive();
    }

    private static long calls(ScanEstimate estimate, String service) {
        return estimate.rows().stream()
                .filter(row -> row.service().equals(service))
                .mapToLong(ScanEstimate.Row::calls)
                .sum();
    }

    private static Coverage found(String type, String region, int count) {
        return new Coverage("any", type, region, "any:List", CoverageStatus.READ, count, "");
    }

    private static Coverage metrics(String region, int count) {
        return new Coverage("cloudwatch", "", region, "cloudwatch:GetMetricData", CoverageStatus.READ, count, "");
    }

    private static ScanEstimate estimate(String service, boolean usage, Coverage... former) {
        SnapshotManifest manifest = new SnapshotManifest(
                1,
                "",
                "123456789012",
                "",
                "aws",
                "",
                "",
                "2024-01-01T00:00:00Z",
                List.of(REGION),
                List.of(),
                Map.of(),
                List.of(former),
                List.of());
        return ScanEstimate.of(
                TestSettings.defaults(),
                List.of(REGION),
                new ScanScope(Set.of(service), false, Set.of(), usage),
                manifest);
    }
}
