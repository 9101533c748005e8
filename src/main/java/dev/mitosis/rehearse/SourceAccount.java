package dev.mitosis.rehearse;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Bounds;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.FolderTree;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.InputFile;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.RehearsalDocument.Source;
import dev.mitosis.model.Resource;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.rehearse.source.Renames;
import dev.mitosis.rehearse.source.SourceBuilder;
import dev.mitosis.rehearse.source.SourcePairs;
import dev.mitosis.rehearse.source.SourcePlan;
import dev.mitosis.rehearse.source.SourceView;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the account that is split, scans it, and makes the copy of the runbook say what the emulator calls what AWS
 * had given an id.
 *
 * @param old the name of the profile that leads to the account
 */
record SourceAccount(RehearsalRequest request, RehearsalFolder folder, ScriptEnvironment environment, String old) {
    private static final List<String> DOCUMENTS = List.of("target.json", "plan.json", "check.json");

    /** What the hearer is told of while it is built. */
    @FunctionalInterface
    interface Progress {
        void built(String what);
    }

    /** Builds it; what came of it. */
    Source build(SourcePlan plan, Progress progress) {
        try {
            Renames renames =
                    new Renames(request.plan().steps().stream().map(Step::id).toList());
            SourceBuilder.Built built =
                    SourceBuilder.build(plan, request.emulator(), renames, what -> progress.built("built " + what));
            SourcePairs pairs = SourcePairs.of(
                    plan.snapshot(), scanned(plan), plan.design().resources(), built.physical(), renames);
            List<String> made = new ArrayList<>(built.called());
            made.addAll(SourceBuilder.call(request.emulator(), plan, pairs, renames));
            Source source = new SourceView(pairs, renames)
                    .of(plan.design().account(), plan.design().resources(), made, built.refused());
            rename(renames);
            return source;
        } catch (IOException e) {
            throw Rehearser.unprepared(
                    "the account that is split cannot be built",
                    InputFile.reason(e),
                    "start the emulator anew, and name it with --endpoint-url");
        }
    }

    /** The request with the documents of the copy. */
    RehearsalRequest named() {
        return request.with(
                read("plan.json", PlanDocument.class),
                read("target.json", TargetDocument.class),
                read("check.json", CheckDocument.class));
    }

    private <T> T read(String name, Class<T> type) {
        return DocumentFile.read(folder.plans().resolve(name), type, "mitosis run");
    }

    private SnapshotStore scanned(SourcePlan plan) throws IOException {
        Path workspace = folder.root().resolve("source");
        FolderTree.delete(workspace);
        List<String> words = new ArrayList<>(List.of("-c", "exec mitosis \"$@\"", "scan", "scan"));
        words.addAll(List.of("--profile", old, "--workspace", workspace.toString(), "--progress", "none"));
        try (Stream<Resource> records = plan.snapshot().resources()) {
            records.map(Resource::region)
                    .filter(region -> !region.equals(Resource.GLOBAL))
                    .distinct()
                    .sorted()
                    .forEach(region -> words.addAll(List.of("--region", region)));
        }
        Path log = folder.said().resolve("source.log");
        ScriptRun.of(words, folder.artefacts(), log, environment.variables(0, Map.of()));
        environment.gate().taken();
        return SnapshotStore.open(
                workspace.resolve("plans").resolve(plan.design().account()).resolve("snapshot"));
    }

    /** Documents name each other by their hashes, which change with them. */
    private void rename(Renames renames) throws IOException {
        Map<String, String> hashes = new LinkedHashMap<>();
        for (String name : DOCUMENTS) {
            Path file = folder.plans().resolve(name);
            String before = Hashes.ofFile(file);
            rename(file, renames, hashes);
            hashes.put(before, Hashes.ofFile(file));
        }
        try (Stream<Path> files = Files.walk(folder.artefacts())) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                rename(file, renames, hashes);
            }
        }
    }

    /** Puts the other names into a file. Scripts are called by titles, so that their own names change as well. */
    private static void rename(Path file, Renames renames, Map<String, String> hashes) throws IOException {
        String text;
        try (InputStream in = InputFile.open(file, Bounds.DOCUMENT_BYTES)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String said = renames.in(text);
        for (Map.Entry<String, String> hash : hashes.entrySet()) {
            said = said.replace(hash.getKey(), hash.getValue());
        }
        Path named = file.resolveSibling(renames.in(String.valueOf(file.getFileName())));
        if (!said.equals(text) || !named.equals(file)) {
            AtomicFile.write(named, said);
        }
        if (!named.equals(file)) {
            FolderTree.delete(file);
        }
    }
}
