package dev.mitosis.cost.verify;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.DocumentEntry;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.query.HistoryViews;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares the files on disk with the manifest. */
final class FileChecks {
    /** Below these folders every file must be listed. */
    private static final List<String> WATCHED = List.of("parquet", "csv", "documents", "journal/parts");

    private final CostPaths paths;
    private final CheckResults results;
    private final Set<String> damaged = new TreeSet<>();

    FileChecks(CostPaths paths, CheckResults results) {
        this.paths = paths;
        this.results = results;
    }

    void run(CostManifest manifest) {
        Set<String> listed = new TreeSet<>();
        for (QueryEntry query : manifest.queries()) {
            if (query.status() == FetchStatus.UNFINISHED) {
                results.problem(CostCheck.PERIODS, false, query.name(), "", "", "", query.reason());
            }
            Stream.concat(query.files().stream(), query.parts().stream()).forEach(file -> {
                listed.add(file.path());
                check(query.name(), file);
            });
        }
        for (DocumentEntry document : manifest.documents()) {
            listed.add(document.file().path());
            check(document.name(), document.file());
        }
        manifest();
        WATCHED.forEach(folder -> strangers(folder, listed));
    }

    /** The manifest vouches for all files, and its own hash beside it for the manifest. */
    private void manifest() {
        results.examined(CostCheck.FILES, 1);
        String file = paths.relative(paths.manifest());
        String text = file + " has been changed since the export";
        try {
            if (!Files.isRegularFile(paths.manifestHash())) {
                text = paths.relative(paths.manifestHash()) + " is missing";
            } else if (InputFile.handwritten(paths.manifestHash()).startsWith(ManifestFile.hash(paths) + " ")) {
                return;
            }
        } catch (IOException e) {
            text = paths.relative(paths.manifestHash()) + " cannot be read: " + e.getMessage();
        }
        report("", file, text);
    }

    private void check(String query, FileEntry file) {
        results.examined(CostCheck.FILES, 1);
        try {
            if (!Hashes.ofFile(InputFile.member(paths.root(), file.path())).equals(file.sha256())) {
                report(query, file.path(), file.path() + " has been changed since the export");
            }
        } catch (NoSuchFileException e) {
            report(query, file.path(), file.path() + " is missing");
        } catch (IOException e) {
            report(query, file.path(), "of the file " + file.path() + ": " + InputFile.reason(e));
        }
    }

    private void report(String query, String file, String text) {
        damaged.add(file);
        results.problem(CostCheck.FILES, false, query, file, "", "", text);
    }

    private void strangers(String folder, Set<String> listed) {
        Path start = paths.root().resolve(folder);
        if (!Files.isDirectory(start)) {
            return;
        }
        try (Stream<Path> files = Files.walk(start)) {
            files.filter(Files::isRegularFile)
                    .map(paths::relative)
                    .filter(file -> !listed.contains(file) && !file.contains(".refused-"))
                    .sorted()
                    .forEach(file -> results.problem(
                            CostCheck.FILES, false, "", file, "", "", file + " is not listed in the manifest"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry without files that cannot be read, each of which is reported. */
    QueryEntry readable(QueryEntry query, HistoryViews views) {
        List<FileEntry> kept = new ArrayList<>();
        for (FileEntry file : query.files()) {
            if (!damaged(file) || views.opens(file)) {
                kept.add(file);
            } else if (Files.exists(paths.root().resolve(file.path()))) {
                results.problem(
                        CostCheck.ANSWERS, false, query.name(), file.path(), "", "", file.path() + " cannot be read");
            }
        }
        return query.withFiles(kept);
    }

    /** Whether the file is missing or not what it was. */
    boolean damaged(FileEntry file) {
        return damaged.contains(file.path());
    }
}
