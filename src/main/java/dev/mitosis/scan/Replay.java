package dev.mitosis.scan;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Finding;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes a snapshot of answers that somebody got earlier, by the mechanism of a scan and with its redaction. */
public final class Replay {
    private final AccountId account;
    private final String partition;
    private final List<String> regions;
    private final String off;

    /** A replay for an account. */
    public Replay(AccountId account, String partition, List<String> regions) {
        this(account, partition, regions, "");
    }

    private Replay(AccountId account, String partition, List<String> regions, String off) {
        this.account = account;
        this.partition = partition;
        this.regions = List.copyOf(regions);
        this.off = off;
    }

    /** A replay that does without the coverage reason or finding of this id, to see what it is worth. */
    public Replay without(String id) {
        return new Replay(account, partition, regions, id);
    }

    /**
     * Writes the snapshot.
     *
     * @param told makes of the rows of the coverage those that the answers stand for; nobody was asked about others
     * @param findings what else is to be known, asked at the end
     */
    public SnapshotManifest write(
            Path directory,
            List<ServiceSpec> services,
            Answers answers,
            UnaryOperator<List<Coverage>> told,
            Instant at,
            Supplier<List<Finding>> findings) {
        SnapshotWriter writer = SnapshotWriter.begin(directory);
        CallerIdentity identity = new CallerIdentity(account, "", "", partition, "");
        ScanProgress silent = new ScanProgress(ScanListener.SILENT, new CallLedger());
        ScanRun run = new ScanRun(identity, regions, ScanRun.Chosen.of(services), writer, silent);
        List<Finding> found = run.run(answers);
        return writer.finish(new SnapshotSummary(
                account.value(),
                partition,
                "",
                at,
                at,
                regions,
                told.apply(run.coverage().rows()).stream()
                        .filter(row -> !CoverageReason.says(off, row))
                        .sorted()
                        .toList(),
                Stream.concat(found.stream(), findings.get().stream())
                        .filter(finding -> !finding.rule().equals(off))
                        .toList()));
    }
}
