package dev.mitosis.emulator;

import dev.mitosis.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The test account, scanned over the wire once for all tests of a process that only read the result. */
public record ScannedAccount(Truth truth, Snapshot snapshot) {
    private static @Nullable ScannedAccount scanned;

    /** Provisions and scans at the first call. */
    public static synchronized ScannedAccount get() {
        if (scanned == null) {
            scanned = scan();
        }
        return scanned;
    }

    private static ScannedAccount scan() {
        TestAccount account = TestAccount.shared();
        try {
            Path folder = Files.createTempDirectory("scanned").resolve("snapshot");
            Map<String, String> credentials = Map.of("aws.accessKeyId", "testing", "aws.secretAccessKey", "testing");
            credentials.forEach(System::setProperty);
            try {
                Snapshot snapshot =
                        EmulatorScan.of(account.server(), account.truth().regions(), folder);
                return new ScannedAccount(account.truth(), snapshot);
            } finally {
                credentials.keySet().forEach(System::clearProperty);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
