package dev.mitosis.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.SnapshotManifest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the absence of a resource proves that it was not there. */
class SnapshotCoverageTest {
    private static final String QUEUE = "AWS::SQS::Queue";

    @ParameterizedTest
    @CsvSource({
        "READ,           true",
        "EMPTY,          true",
        "NOT_OFFERED,    true",
        "DISABLED,       true",
        "SEEN_ELSEWHERE, false",
        "NOT_ASKED,      false",
        "DENIED,         false",
        "THROTTLED,      false",
        "FAILED,         false",
        "UNSUPPORTED,    false"
    })
    void only_who_looked_can_say_that_there_was_nothing(CoverageStatus status, boolean proves) {
        SnapshotCoverage coverage = SnapshotCoverage.of(manifest(row(QUEUE, "eu-west-1", status)));

        assertThat(coverage.blindness(QUEUE, "eu-west-1").isEmpty()).isEqualTo(proves);
    }

    @Test
    void a_listing_that_failed_in_part_proves_nothing() {
        SnapshotCoverage coverage = SnapshotCoverage.of(
                manifest(row(QUEUE, "eu-west-1", CoverageStatus.DENIED), row(QUEUE, "eu-west-1", CoverageStatus.READ)));

        assertThat(coverage.blindness(QUEUE, "eu-west-1"))
                .hasValueSatisfying(why -> assertThat(why).contains("sqs:ListQueues denied"));
    }

    @Test
    void a_detail_that_nobody_told_leaves_the_listing_complete() {
        Coverage detail =
                new Coverage("sqs", QUEUE, "eu-west-1", "sqs:GetQueueAttributes", CoverageStatus.DENIED, 1, "");
        SnapshotCoverage coverage = SnapshotCoverage.of(manifest(detail, row(QUEUE, "eu-west-1", CoverageStatus.READ)));

        assertThat(coverage.blindness(QUEUE, "eu-west-1")).isEmpty();
    }

    @Test
    void an_answer_for_one_region_says_nothing_of_another() {
        SnapshotCoverage coverage = SnapshotCoverage.of(manifest(row(QUEUE, "us-east-1", CoverageStatus.READ)));

        assertThat(coverage.blindness(QUEUE, "eu-west-1"))
                .hasValueSatisfying(why -> assertThat(why).endsWith("did not look for " + QUEUE));
        assertThat(coverage.blindness(QUEUE, "ap-south-1"))
                .hasValueSatisfying(why -> assertThat(why).endsWith("does not cover the region ap-south-1"));
    }

    @Test
    void a_global_listing_sees_every_region() {
        SnapshotCoverage read = SnapshotCoverage.of(manifest(row("AWS::S3::Bucket", "global", CoverageStatus.READ)));
        SnapshotCoverage denied =
                SnapshotCoverage.of(manifest(row("AWS::S3::Bucket", "global", CoverageStatus.DENIED)));

        assertThat(read.blindness("AWS::S3::Bucket", "ap-south-1")).isEmpty();
        assertThat(denied.blindness("AWS::S3::Bucket", "ap-south-1")).isPresent();
        assertThat(read.blindness("AWS::S3::Bucket", "global")).isEmpty();
    }

    @Test
    void a_snapshot_that_listed_nothing_proves_nothing() {
        assertThat(SnapshotCoverage.of(manifest()).blindness(QUEUE, "eu-west-1"))
                .hasValueSatisfying(why -> assertThat(why).endsWith("did not look for " + QUEUE));
    }

    private static Coverage row(String type, String region, CoverageStatus status) {
        return new Coverage("sqs", type, region, "sqs:ListQueues", status, 0, "");
    }

    private static SnapshotManifest manifest(Coverage... rows) {
        return new SnapshotManifest(
                1,
                "mitosis",
                "123456789012",
                "id",
                "aws",
                "",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:10:00Z",
                List.of("eu-west-1", "us-east-1"),
                List.of(),
                Map.of(),
                List.of(rows),
                List.of());
    }
}
