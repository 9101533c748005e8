package dev.mitosis.emulator;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.scan.ScanListener;
import dev.mitosis.scan.ScanRequest;
import dev.mitosis.scan.Scanner;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The test account, scanned over the wire once for all tests of a process that only read the result. */
public record ScannedAccount(Truth truth, Snapshot snapshot) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static @Nullable ScannedAccount scanned;

    /** Provisions and scans at the first call. */
    public static synchronized ScannedAccount get() {
        if (scanned == null) {
            scanned = scan();
        }
        return scanned;
    }

    private static ScannedAccount scan() {
        try (TestAccount account = TestAccount.provision()) {
            Path folder = Files.createTempDirectory("scanned").resolve("snapshot");
            AwsSettings settings = AwsSettings.defaults()
                    .withEndpoint(account.server().endpoint())
                    .withRegions(account.truth().regions());
            Map<String, String> credentials = Map.of("aws.accessKeyId", "testing", "aws.secretAccessKey", "testing");
            credentials.forEach(System::setProperty);
            try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
                new Scanner().scan(ScanRequest.everything(clients, folder, CLOCK, ScanListener.SILENT));
            } finally {
                credentials.keySet().forEach(System::clearProperty);
            }
            return new ScannedAccount(account.truth(), SnapshotStore.open(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
