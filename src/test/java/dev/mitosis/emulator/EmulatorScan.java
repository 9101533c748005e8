package dev.mitosis.emulator;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.scan.ScanListener;
import dev.mitosis.scan.ScanRequest;
import dev.mitosis.scan.ScanScope;
import dev.mitosis.scan.Scanner;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Scans all that an emulator holds, with the credentials that the caller has set. */
public final class EmulatorScan {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    private EmulatorScan() {}

    /** Scans into a folder that is not there yet. */
    public static Snapshot of(MotoServer server, List<String> regions, Path folder) {
        return of(server, regions, Set.of(), folder);
    }

    /** The same of some services, by their names in the AWS CLI. */
    public static Snapshot of(MotoServer server, List<String> regions, Set<String> services, Path folder) {
        AwsSettings settings =
                TestSettings.defaults().withEndpoint(server.endpoint()).withRegions(regions);
        try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
            ScanScope scope = services.isEmpty() ? ScanScope.EVERYTHING : new ScanScope(services, true).withoutUsage();
            new Scanner().scan(new ScanRequest(clients, folder, scope, CLOCK, ScanListener.SILENT));
        }
        return SnapshotStore.open(folder);
    }
}
