package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reference to nothing says what may have become of it: deleted, another account's, not scanned. */
class DanglingTest {
    private record Covered(Snapshot inner, List<Coverage> coverage) implements Snapshot {
        @Override
        public SnapshotManifest manifest() {
            SnapshotManifest m = inner.manifest();
            return new SnapshotManifest(
                    m.formatVersion(),
                    m.tool(),
                    m.account(),
                    m.snapshotId(),
                    m.partition(),
                    m.accountAlias(),
                    m.startedAt(),
                    m.finishedAt(),
                    m.regions(),
                    m.files(),
                    m.counts(),
                    coverage,
                    m.findings());
        }

        @Override
        public Stream<Resource> resources() {
            return inner.resources();
        }
    }

    private static Coverage row(String service, String region, String operation, CoverageStatus status) {
        return new Coverage(service, "AWS::X::Y", region, operation, status, 0, "");
    }

    private static String reason(String arn) {
        Snapshot snapshot = new AccountBuilder("123456789012")
                .function("api", f -> f.env("THEIRS", arn))
                .snapshot();
        List<Coverage> coverage = List.of(
                row("dynamodb", "eu-west-1", "dynamodb:ListTables", CoverageStatus.READ),
                row("sqs", "eu-west-1", "sqs:ListQueues", CoverageStatus.DENIED),
                row("iam", "global", "iam:ListRoles", CoverageStatus.READ));
        return new GraphBuilder()
                .build(new GraphRequest(new Covered(snapshot, coverage), Map.of())).document().findings().stream()
                        .filter(finding -> finding.rule().equals("graph.dangling"))
                        .map(Finding::text)
                        .findFirst()
                        .orElse("nothing dangles")
                        .replace("Nothing in the snapshot is " + arn + ": ", "");
    }

    @Test
    void what_a_complete_scan_does_not_know_was_deleted() {
        assertThat(reason("arn:aws:dynamodb:eu-west-1:123456789012:table/gone"))
                .isEqualTo("it was deleted, for the scan read dynamodb without a gap.");
        assertThat(reason("arn:aws:iam::123456789012:role/gone"))
                .isEqualTo("it was deleted, for the scan read iam without a gap.");
    }

    @Test
    void a_gap_of_the_scan_is_named() {
        assertThat(reason("arn:aws:sqs:eu-west-1:123456789012:maybe"))
                .isEqualTo("the scan did not read all of sqs (sqs:ListQueues was denied in eu-west-1).");
        assertThat(reason("arn:aws:dynamodb:us-east-1:123456789012:table/far"))
                .isEqualTo("its region us-east-1 was not scanned.");
        assertThat(reason("arn:aws:braket:eu-west-1:123456789012:job/1"))
                .isEqualTo("the scan reads nothing of braket.");
    }

    @Test
    void an_arn_without_an_account_may_be_anybodys_and_one_of_another_account_does_not_dangle() {
        assertThat(reason("arn:aws:s3:::not-ours")).isEqualTo("it was deleted, or belongs to another account.");
        assertThat(reason("arn:aws:sqs:eu-west-1:210987654321:theirs")).isEqualTo("nothing dangles");
    }
}
