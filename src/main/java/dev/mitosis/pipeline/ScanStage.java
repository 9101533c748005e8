package dev.mitosis.pipeline;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.ScanEstimate;
import dev.mitosis.scan.ScanListener;
import dev.mitosis.scan.ScanRequest;
import dev.mitosis.scan.ScanResult;
import dev.mitosis.scan.ScanScope;
import dev.mitosis.scan.ScanStart;
import dev.mitosis.scan.Scanner;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Scans the account that the credentials lead to into the workspace. */
public final class ScanStage {
    private static final String STAGE = "scan";
    private static final String LEDGER = "calls.json";

    private final AwsSettings connection;
    private final Workspace workspace;
    private final Progress progress;
    private final Clock clock;

    /** A scan over this connection; {@code progress} hears of it. */
    public ScanStage(AwsSettings connection, Workspace workspace, Progress progress, Clock clock) {
        this.connection = connection;
        this.workspace = workspace;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Scans.
     *
     * @param expected the account that the credentials must lead to; null takes any
     * @param claim hears of the account before anything of it is read or written
     * @param scanStart whether a former scan goes on
     * @throws MitosisException M-AUTH-07 where the credentials lead to another account
     */
    public ScanResult run(@Nullable String expected, Consumer<String> claim, ScanScope scope, ScanStart scanStart) {
        long start = System.nanoTime();
        progress.started(STAGE);
        try (AwsClients clients = AwsClients.open(connection, Scanner.operations())) {
            CallerIdentity identity = clients.identity();
            String account = identity.account().value();
            ExpectedAccount.require(expected, account);
            claim.accept(account);
            workspace.tidy(account);
            ScanResult result = new Scanner()
                    .scan(new ScanRequest(
                            clients, workspace.snapshot(account), scope, scanStart, clock, new Relay(progress)));
            DocumentFile.write(workspace.plans(account).resolve(LEDGER), CallLedgerDocument.of(result));
            progress.finished(STAGE, summary(result), Duration.ofNanos(System.nanoTime() - start));
            return result;
        }
    }

    private Optional<SnapshotManifest> manifest(String account) {
        Path folder = workspace.snapshot(account);
        return Files.isDirectory(folder)
                ? Optional.of(SnapshotStore.open(folder, account).manifest())
                : Optional.empty();
    }

    /** What a scan would ask, going by the former snapshot where there is one; asks for identity and regions only. */
    public ScanEstimate estimate(ScanScope scope, ScanStart scanStart) {
        try (AwsClients clients = AwsClients.open(connection, Scanner.operations())) {
            SnapshotManifest known =
                    manifest(clients.identity().account().value()).orElse(null);
            return scanStart == ScanStart.ONLY_MISSING && known != null
                    ? ScanEstimate.ofMissing(connection, known)
                    : ScanEstimate.of(connection, clients.regions(), scope, known);
        }
    }

    private static String summary(ScanResult result) {
        int resources = result.manifest().counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return resources + " resources of " + result.manifest().counts().size() + " types in "
                + result.manifest().regions().size() + " regions"
                + (result.complete() ? "" : ", " + result.holes().size() + " parts not read");
    }

    /** Counts parts for the progress; the scanner calls it one call at a time. */
    private static final class Relay implements ScanListener {
        private final Progress progress;
        private int total;
        private int done;

        Relay(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void started(int parts, int regions) {
            total = parts;
            progress.advanced(STAGE, 0, total, regions + " regions");
        }

        @Override
        public void finished(Coverage part) {
            done++;
            progress.advanced(STAGE, done, total, part.service() + " " + part.region());
        }
    }
}
