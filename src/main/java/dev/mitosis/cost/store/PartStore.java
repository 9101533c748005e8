package dev.mitosis.cost.store;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.RecordLines;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The finished parts on disk: for each one the service's own answers, a page a line, and a header that is written last.
 * A header without intact data does not count, so that a kill at any moment leaves only whole parts.
 */
public final class PartStore {
    static final String DATA = ".jsonl.gz";
    static final String HEADER = ".json";

    private final Path folder;
    private final Map<String, PartHeader> headers = new TreeMap<>();

    private PartStore(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder, which need not exist yet, and removes what was left half written. */
    public static PartStore open(Path folder) {
        removeHalfWritten(folder);
        return look(folder);
    }

    /** Removes what a kill left of a file being written. */
    public static void removeHalfWritten(Path folder) {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(PartStore::halfWritten).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean halfWritten(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".part");
    }

    /** Opens the folder and changes nothing in it. */
    public static PartStore look(Path folder) {
        PartStore store = new PartStore(folder);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).sorted().forEach(store::load);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return store;
    }

    private void load(Path file) {
        String name = file.getFileName().toString();
        try {
            if (name.endsWith(HEADER)) {
                PartHeader header = DocumentFile.load(file, PartHeader.class);
                if (header.sha256().isEmpty() || intact(header)) {
                    headers.put(header.path(), header);
                }
            }
        } catch (IOException e) {
            throw new MitosisException(
                    "M-COST-03",
                    "the part " + file + " cannot be read",
                    InputFile.reason(e),
                    "delete this file and run `mitosis cost export` again; only this part is read from AWS again",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    private boolean intact(PartHeader header) throws IOException {
        Path data = data(header);
        return Files.isRegularFile(data) && Hashes.ofFile(data).equals(header.sha256());
    }

    /** All parts, ordered by path. */
    public Collection<PartHeader> headers() {
        return List.copyOf(headers.values());
    }

    public Path data(PartHeader header) {
        return folder.resolve(header.path() + DATA);
    }

    public Path header(PartHeader header) {
        return folder.resolve(header.path() + HEADER);
    }

    Path folder() {
        return folder;
    }

    /** Makes a part count; its data must have been written before. */
    public void commit(PartHeader header) {
        AtomicFile.write(header(header), Json.pretty(header));
        headers.put(header.path(), header);
    }

    /** Takes a part away whose every slot has been read again by a later one. */
    public void discard(PartHeader header) {
        try {
            Files.deleteIfExists(header(header));
            Files.deleteIfExists(data(header));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        headers.remove(header.path());
    }

    /** Gives each page of a part to the reader, one at a time. */
    public void read(PartHeader header, PageSink reader) throws IOException {
        if (header.sha256().isEmpty()) {
            return;
        }
        try (RecordLines lines = new RecordLines(InputFile.unzip(data(header)))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                reader.accept(Json.stored().readTree(line));
            }
        }
    }
}
