package dev.mitosis.scan.call;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Bounds;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.PrivateFolder;
import dev.mitosis.io.RecordLines;
import dev.mitosis.io.UnfitFileException;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a scan has got so far, one line each, so that a killed scan can go on where it stopped. A line is
 * written in one piece; a last line that was cut off is forgotten. Thread-safe.
 */
public final class Journal implements AutoCloseable {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final FileChannel channel;
    private final Map<String, Span> spans;
    private long end;

    /** Where a line is in the file. */
    private record Span(long start, int length) {}

    private Journal(FileChannel channel, Map<String, Span> spans, long end) {
        this.channel = channel;
        this.spans = spans;
        this.end = end;
    }

    /** Begins an empty journal, readable by its owner only. */
    public static Journal begin(Path file) {
        try {
            PrivateFolder.createFor(file);
            Files.deleteIfExists(file);
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new Journal(channel, new HashMap<>(), 0);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Opens a journal whose entries may hold anything. */
    public static Journal reopen(Path file) {
        return reopen(file, (key, value) -> true);
    }

    /**
     * Opens the journal of an interrupted scan.
     *
     * @param sound tells whether an entry is one that a scan writes
     * @throws MitosisException M-SCAN-22 where one is not: somebody has altered the file
     */
    public static Journal reopen(Path file, BiPredicate<String, JsonNode> sound) {
        try {
            Map<String, Span> spans = new HashMap<>();
            long end = index(file, spans, sound);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(end);
            return new Journal(channel, spans, end);
        } catch (UnfitFileException e) {
            throw altered(file, InputFile.reason(e));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static long index(Path file, Map<String, Span> spans, BiPredicate<String, JsonNode> sound)
            throws IOException {
        long start = 0;
        try (RecordLines lines = new RecordLines(InputFile.open(file, Bounds.PACKED_BYTES))) {
            for (byte[] line = lines.next(); line != null && lines.ended(); line = lines.next()) {
                JsonNode entry = parsed(line);
                if (entry == null) {
                    return start;
                }
                JsonNode key = entry.path(KEY);
                if (!key.isTextual() || !sound.test(key.asText(), entry.path(VALUE))) {
                    throw altered(file, "line " + lines.number() + " is nothing that a scan writes");
                }
                spans.put(key.asText(), new Span(start, line.length));
                start += line.length + 1L;
            }
        }
        return start;
    }

    private static @Nullable JsonNode parsed(byte[] line) throws IOException {
        try {
            return Json.mapper().readTree(line);
        } catch (JacksonException e) {
            return null; // A crash of the machine may leave rubbish; what comes after it cannot be trusted.
        }
    }

    /** How many answers it holds. */
    synchronized int size() {
        return spans.size();
    }

    /** Adds an entry; the last one of a key counts. */
    public synchronized void put(String key, JsonNode value) {
        ObjectNode entry = Json.mapper().createObjectNode().put(KEY, key);
        entry.set(VALUE, value);
        byte[] line = (Json.line(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            write(ByteBuffer.wrap(line));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the scan's journal", e);
        }
        spans.put(key, new Span(end, line.length - 1));
        end += line.length;
    }

    private void write(ByteBuffer line) throws IOException {
        long at = end;
        while (line.hasRemaining()) {
            at += channel.write(line, at);
        }
    }

    /** The value of an entry. */
    public Optional<JsonNode> get(String key) {
        Span span;
        synchronized (this) {
            span = spans.get(key);
        }
        if (span == null) {
            return Optional.empty();
        }
        ByteBuffer line = ByteBuffer.allocate(span.length());
        try {
            boolean more = true;
            while (more && line.hasRemaining()) {
                more = channel.read(line, span.start() + line.position()) >= 0;
            }
            return Optional.of(Json.mapper().readTree(line.array()).path(VALUE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the scan's journal", e);
        }
    }

    private static MitosisException altered(Path file, String why) {
        return new MitosisException(
                "M-SCAN-22",
                "the journal " + file + " cannot be gone on with",
                why,
                "run 'mitosis scan' without --resume, which begins anew",
                ExitCode.INVALID_INPUT);
    }

    private static MitosisException unusable(Path file, IOException cause) {
        return new MitosisException(
                "M-SCAN-23",
                "cannot use the journal " + file,
                cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                "make the folder writable or choose another one with --workspace DIR",
                ExitCode.INVALID_INPUT,
                cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
