package dev.mitosis.golden;

import dev.mitosis.emulator.Truth;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The bundled sample and its truth: made by a scan of the test account, with {@code -Dmitosis.golden=update}. */
public final class SampleFiles {
    /** The snapshot that comes with the tool. */
    public static final Path SNAPSHOT = Path.of("plans/sample/snapshot");

    /** What is true of it. */
    public static final Path TRUTH = Path.of("src/test/account/sample-truth.json");

    private SampleFiles() {}

    /** Replaces both where golden files are to be updated. */
    public static void updateWhereAsked(Path scanned, Truth truth) {
        if ("update".equals(System.getProperty("mitosis.golden"))) {
            copy(scanned);
            AtomicFile.write(TRUTH, Json.pretty(truth));
        }
    }

    private static void copy(Path scanned) {
        try {
            deleteOld();
            for (Path file : files(scanned)) {
                Path target = SNAPSHOT.resolve(scanned.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOld() throws IOException {
        if (Files.isDirectory(SNAPSHOT)) {
            for (Path file : files(SNAPSHOT)) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }
}
