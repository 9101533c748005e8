package dev.mitosis.pipeline;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.config.Workspace;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.attribute.CostAttribution;
import dev.mitosis.cost.attribute.CostAttributionRequest;
import dev.mitosis.cost.attribute.CostAttributor;
import dev.mitosis.cost.book.CostBookBuilder;
import dev.mitosis.cost.fetch.CostClients;
import dev.mitosis.cost.fetch.CostExportRequest;
import dev.mitosis.cost.fetch.CostExportResult;
import dev.mitosis.cost.fetch.CostExporter;
import dev.mitosis.cost.fetch.CostListener;
import dev.mitosis.cost.fetch.SleepingStopwatch;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.cost.verify.CostVerifier;
import dev.mitosis.cost.verify.JoinGate;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.CostBook;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.workbook.CostWorkbookWriter;
import dev.mitosis.workbook.Edits;
import dev.mitosis.workbook.WrittenWorkbook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Exports and verifies the cost history of the account that the credentials lead to. */
public final class CostStage {
    private static final String EXPORT = "cost export";
    private static final String DISCOVER = "cost discovery";
    private static final String VERIFY = "cost verify";
    private static final String ATTRIBUTE = "cost attribute";
    private static final String WORKBOOK = "cost workbook";

    private final Workspace workspace;
    private final Progress progress;
    private final Clock clock;

    /** A stage in a workspace; {@code progress} hears of it. */
    public CostStage(Workspace workspace, Progress progress, Clock clock) {
        this.workspace = workspace;
        this.progress = progress;
        this.clock = clock;
    }

    /** The folder of one account's history. */
    public static Path folder(Workspace workspace, String account) {
        return workspace.reports(account).resolve("cost");
    }

    /** Whose costs are read, and by whom. */
    public record Caller(String account, String arn, String partition) {}

    /**
     * Finds out whose costs the credentials lead to.
     *
     * @param expected the account that is meant; null takes any
     * @throws MitosisException M-AUTH-07 where the credentials lead to another account
     */
    public static Caller caller(AwsClients clients, @Nullable String expected) {
        CallerIdentity identity;
        try {
            identity = clients.identity();
        } catch (MitosisException e) {
            if (expected == null || e.exit() == ExitCode.CREDENTIALS) {
                throw e;
            }
            // An endpoint that answers for costs only can still be read for an account that was named.
            return new Caller(expected, "unknown: " + e.what(), "aws");
        }
        String account = identity.account().value();
        ExpectedAccount.require(expected, account);
        return new Caller(account, identity.arn(), identity.partition());
    }

    /** The clients that an export may use. */
    public static AwsClients connect(AwsSettings connection) {
        return AwsClients.open(connection, CostExporter.operations());
    }

    /** Exports what is missing. */
    public CostExportResult export(AwsClients clients, Caller caller, int maxRequests) {
        return run(EXPORT, clients, caller, maxRequests);
    }

    /** Reads only what tells how much there is to export. */
    public CostExportResult discover(AwsClients clients, Caller caller, int maxRequests) {
        return run(DISCOVER, clients, caller, maxRequests);
    }

    private CostExportResult run(String what, AwsClients clients, Caller caller, int maxRequests) {
        long start = System.nanoTime();
        progress.started(what);
        workspace.tidy(caller.account());
        CostExportRequest request = new CostExportRequest(
                caller.account(),
                folder(workspace, caller.account()),
                CostClients.of(clients, caller.partition()),
                caller.arn(),
                clock,
                clients.settings().local() ? SleepingStopwatch.unpaced() : SleepingStopwatch.real(),
                maxRequests,
                new Relay(progress));
        if (what.equals(DISCOVER)) {
            CostExportResult learned = new CostExporter().discover(request);
            progress.finished(DISCOVER, learned.requests() + " requests", Duration.ofNanos(System.nanoTime() - start));
            return learned;
        }
        CostExportResult result = new CostExporter().export(request);
        progress.finished(
                EXPORT,
                result.requests() + " requests" + (result.finished() ? "" : ", not at its end yet"),
                Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** Verifies what is stored. */
    public CostVerification verify(String account, boolean roundingAllowed) {
        long start = System.nanoTime();
        progress.started(VERIFY);
        workspace.tidy(account);
        CostVerification result = new CostVerifier(clock, roundingAllowed).verify(folder(workspace, account));
        long examined = result.checks().stream()
                .mapToLong(CostVerification.Check::examined)
                .sum();
        progress.finished(
                VERIFY,
                examined + " checks, " + result.findings().size() + " findings",
                Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** The verification that still allows the account to join, or the error that says why there is none. */
    public CostVerification gate(String account) {
        return new JoinGate(clock).open(folder(workspace, account));
    }

    /** What the last verification said; verifies where there is none. */
    public CostVerification verification(String account) {
        return CostVerifier.last(folder(workspace, account)).orElseGet(() -> verify(account, false));
    }

    /**
     * Makes sure, before anything is read or paid, that {@code cost.xlsx} may be written.
     *
     * @throws MitosisException M-BOOK-01 and further where people have changed it
     */
    public void requireUnchangedWorkbook(String account, Edits edits) {
        new WrittenWorkbook(workbook(account)).requireUnchanged(edits);
    }

    private Path workbook(String account) {
        return folder(workspace, account).resolve("cost.xlsx");
    }

    /** Writes {@code cost.xlsx} from what is stored. */
    public void workbook(String account, CostVerification verification, Edits edits) {
        long start = System.nanoTime();
        progress.started(WORKBOOK);
        Path folder = folder(workspace, account);
        Path file = workbook(account);
        try (CostBookBuilder builder = new CostBookBuilder(folder)) {
            CostBook content = builder.build(verification);
            builder.writeFlat();
            new CostWorkbookWriter().write(content, file, edits);
        }
        progress.finished(WORKBOOK, file.toString(), Duration.ofNanos(System.nanoTime() - start));
    }

    /** Attributes what is stored to the accounts of the proposed partition. */
    public CostAttribution attribute(String account) {
        long start = System.nanoTime();
        progress.started(ATTRIBUTE);
        PartitionDocument partition = DocumentFile.read(
                workspace.plans(account).resolve("partition.json"), PartitionDocument.class, "mitosis partition");
        CostAttribution attribution;
        try (Stream<Resource> resources =
                SnapshotStore.open(workspace.snapshot(account), account).resources()) {
            attribution = new CostAttributor()
                    .attribute(new CostAttributionRequest(folder(workspace, account), partition, resources.toList()));
        }
        progress.finished(
                ATTRIBUTE,
                attribution.accounts().size() + " accounts, "
                        + attribution.rows().size() + " amounts",
                Duration.ofNanos(System.nanoTime() - start));
        return attribution;
    }

    /** Counts parts for the progress. */
    private static final class Relay implements CostListener {
        private final Progress progress;
        private int total;
        private int done;

        Relay(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void planned(int parts) {
            total = parts;
            done = 0;
        }

        @Override
        public void part(String query, String path, FetchStatus outcome, int requests) {
            done++;
            progress.advanced(EXPORT, done, total, query + ", " + requests + " requests so far");
        }
    }
}
