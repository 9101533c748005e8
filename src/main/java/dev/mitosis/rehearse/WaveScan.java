package dev.mitosis.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Bounds;
import dev.mitosis.io.FolderTree;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.DiffDocument;
import dev.mitosis.model.DiffDocument.Change;
import dev.mitosis.model.RehearsalDocument.Difference;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.SnapshotDiff;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scans all accounts of the rehearsal with the product itself, started in the environment of the scripts, so that it
 * finds their profiles and nothing else.
 */
record WaveScan(RehearsalFolder folder, ScriptEnvironment environment, TargetDocument target) {
    private static final String GLOBAL = "global";

    /**
     * Looks around, and keeps what was seen of each account.
     *
     * @param name of the look
     * @param accounts those in which something may have changed since the last look
     * @return the part of the status that says what stands; missing where the scan gave no answer
     */
    JsonNode look(String name, Set<String> accounts) {
        Path answer = folder.said().resolve("look-" + name + ".json");
        List<String> words = new ArrayList<>(List.of(
                "-c",
                "answer=$1; shift; exec mitosis \"$@\" > \"$answer\"",
                "look",
                answer.toString(),
                "status",
                "--scan",
                "--output",
                "json",
                "--progress",
                "none",
                "--account",
                folder.name(),
                "--workspace",
                folder.root().toString()));
        target.resources().stream()
                .map(PlannedResource::region)
                .filter(region -> !region.equals(GLOBAL))
                .distinct()
                .sorted()
                .forEach(region -> words.addAll(List.of("--region", region)));
        accounts.forEach(account -> words.addAll(List.of("--only", account)));
        try {
            ScriptRun.of(
                    words,
                    folder.artefacts(),
                    folder.said().resolve("look-" + name + ".log"),
                    environment.variables(0, Map.of()));
            keep(name);
            try (InputStream in = InputFile.open(answer, Bounds.DOCUMENT_BYTES)) {
                JsonNode status = Json.mapper().readTree(in);
                return status == null ? MissingNode.getInstance() : status.path("standing");
            }
        } catch (IOException e) {
            throw Rehearser.noBash(e);
        } finally {
            environment.gate().taken();
        }
    }

    private void keep(String name) throws IOException {
        FolderTree.delete(folder.look(name));
        if (Files.isDirectory(folder.standing())) {
            FolderTree.copy(folder.standing(), folder.look(name));
        }
    }

    /**
     * How two looks differ, by what somebody must have changed.
     *
     * @param compared how many resources both have seen
     */
    record Changes(int compared, List<Difference> differing) {}

    /** Compares all accounts of which both looks have seen something. */
    Changes between(String before, String after) {
        List<Difference> differing = new ArrayList<>();
        int compared = 0;
        try {
            for (Path account : InputFile.entries(folder.look(before))) {
                String name = String.valueOf(account.getFileName());
                Path later = folder.look(after).resolve(name);
                if (Files.isDirectory(later)) {
                    SnapshotStore was = SnapshotStore.open(account);
                    SnapshotStore is = SnapshotStore.open(later);
                    compared += was.manifest().counts().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                    differing.addAll(of(name, SnapshotDiff.between(was, is)));
                }
            }
        } catch (IOException e) {
            throw AtomicFile.unwritable(folder.look(before), e);
        }
        return new Changes(compared, differing);
    }

    private static List<Difference> of(String account, DiffDocument diff) {
        List<Difference> differing = new ArrayList<>();
        diff.appeared()
                .forEach(item -> differing.add(new Difference(item.id(), account, "existence", "absent", "standing")));
        diff.vanished()
                .forEach(item -> differing.add(new Difference(item.id(), account, "existence", "standing", "absent")));
        diff.changed().stream()
                .filter(Change::substantial)
                .forEach(change -> change.fields().stream()
                        .filter(field -> field.kind().substantial())
                        .forEach(field -> differing.add(new Difference(
                                change.id(),
                                account,
                                field.pointer(),
                                String.valueOf(field.before()),
                                String.valueOf(field.after())))));
        return differing;
    }
}
