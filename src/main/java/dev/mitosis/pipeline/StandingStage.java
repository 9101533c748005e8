package dev.mitosis.pipeline;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.config.Workspace;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.scan.ScanListener;
import dev.mitosis.scan.ScanRequest;
import dev.mitosis.scan.ScanScope;
import dev.mitosis.scan.Scanner;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets snapshots of the accounts of a target: those that are there, those that were named, or new ones. */
public final class StandingStage {
    private static final String STAGE = "look";
    private static final Pattern ID = Pattern.compile("export (ACCOUNT_[A-Z0-9_]+)=(\\d{12})");

    private final Workspace workspace;
    private final String account;
    private final Progress progress;

    /** A stage over one account of a workspace. */
    public StandingStage(Workspace workspace, String account, Progress progress) {
        this.workspace = workspace;
        this.account = account;
        this.progress = progress;
    }

    /**
     * Snapshots by the names of accounts.
     *
     * @param missing the names of the other accounts, and why there is none
     */
    public record Looked(Map<String, Snapshot> snapshots, Map<String, String> missing) {}

    /**
     * The snapshots that are there.
     *
     * @param given folders of snapshots by the names of accounts, which count before those of the workspace
     * @throws MitosisException M-SNAP-01 and further where one of them cannot be read
     */
    public Looked look(TargetDocument target, Map<String, Path> given) {
        Looked looked = new Looked(new TreeMap<>(), new TreeMap<>());
        for (PlannedAccount planned : target.accounts()) {
            String name = planned.name();
            Path folder = given.getOrDefault(name, workspace.standing(account, name));
            if (given.containsKey(name) || Files.isDirectory(folder)) {
                looked.snapshots().put(name, SnapshotStore.open(folder));
            } else {
                looked.missing().put(name, "nobody has looked: mitosis status --scan, or --snapshot " + name + "=DIR");
            }
        }
        return looked;
    }

    /**
     * Scans each account whose id is known, with the profile that is called as the account, as the runbooks do.
     *
     * @param connection how to reach them; its profile is taken for the old account, where there is one
     * @param only the names of those that are scanned again where there is a snapshot; all of them where none is named
     */
    public Looked scan(TargetDocument target, AwsSettings connection, Clock clock, Set<String> only) {
        Map<String, String> ids = ids();
        Looked looked = new Looked(new TreeMap<>(), new TreeMap<>());
        for (PlannedAccount planned : target.accounts()) {
            String id = planned.id() == null ? ids.get(planned.variable()) : planned.id();
            if (id == null) {
                looked.missing().put(planned.name(), "no step has found out its id, " + planned.variable());
                continue;
            }
            if (!only.isEmpty() && !only.contains(planned.name()) && isLooked(planned.name())) {
                looked.snapshots().put(planned.name(), SnapshotStore.open(workspace.standing(account, planned.name())));
                continue;
            }
            boolean old = id.equals(target.account());
            AwsSettings own = old && connection.profile() != null ? connection : connection.withProfile(planned.name());
            try {
                looked.snapshots().put(planned.name(), scan(planned.name(), id, own, clock));
            } catch (MitosisException e) {
                looked.missing().put(planned.name(), e.what() + ": " + e.why());
            }
        }
        return looked;
    }

    private boolean isLooked(String name) {
        return Files.isDirectory(workspace.standing(account, name));
    }

    private Snapshot scan(String name, String id, AwsSettings connection, Clock clock) {
        long start = System.nanoTime();
        String what = STAGE + " " + name;
        progress.started(what);
        try (AwsClients clients = AwsClients.open(connection, Scanner.operations())) {
            ExpectedAccount.require(id, clients.identity().account().value());
            Path folder = workspace.standing(account, name);
            new Scanner()
                    .scan(new ScanRequest(
                            clients, folder, ScanScope.EVERYTHING.withoutUsage(), clock, ScanListener.SILENT));
            Snapshot snapshot = SnapshotStore.open(folder);
            progress.finished(
                    what, snapshot.manifest().counts().size() + " types", Duration.ofNanos(System.nanoTime() - start));
            return snapshot;
        }
    }

    /** The ids of accounts that steps have found out, by their variables. */
    private Map<String, String> ids() {
        Map<String, String> ids = new HashMap<>();
        new StateFolder(workspace, account).outputs().lines().forEach(line -> {
            Matcher id = ID.matcher(line);
            if (id.matches()) {
                ids.put(id.group(1), id.group(2));
            }
        });
        return ids;
    }
}
