package dev.mitosis.scan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.RandomAccessFile;
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

/**
 * The answers that a scan has got so far, one line each, so that a killed scan can go on where it stopped. A line is
 * written in one piece; a last line that was cut off is forgotten. Thread-safe.
 */
final class Journal implements AutoCloseable {
    private static final String KEY = "key";
    private static final String VALUE = "value";
    private static final int LINE_FEED = '\n';

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
    static Journal begin(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
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

    /** Opens the journal of an interrupted scan. */
    static Journal reopen(Path file) {
        try {
            Map<String, Span> spans = new HashMap<>();
            long end = index(file, spans);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.truncate(end);
            return new Journal(channel, spans, end);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static long index(Path file, Map<String, Span> spans) throws IOException {
        long start = 0;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] content = new byte[1 << 16];
            java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
            for (int read = in.read(content); read > 0; read = in.read(content)) {
                int from = 0;
                for (int i = 0; i < read; i++) {
                    if (content[i] == LINE_FEED) {
                        line.write(content, from, i - from);
                        from = i + 1;
                        byte[] bytes = line.toByteArray();
                        line.reset();
                        if (!note(bytes, start, spans)) {
                            return start;
                        }
                        start += bytes.length + 1L;
                    }
                }
                line.write(content, from, read - from);
            }
        }
        return start;
    }

    private static boolean note(byte[] line, long start, Map<String, Span> spans) throws IOException {
        try {
            JsonNode entry = Json.mapper().readTree(line);
            spans.put(entry.path(KEY).asText(), new Span(start, line.length));
            return true;
        } catch (JacksonException e) {
            return false; // A crash of the machine may leave rubbish; what comes after it cannot be trusted.
        }
    }

    /** How many answers it holds. */
    synchronized int size() {
        return spans.size();
    }

    /** Adds an entry; the last one of a key counts. */
    synchronized void put(String key, JsonNode value) {
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
    Optional<JsonNode> get(String key) {
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

    private static MitosisException unusable(Path file, IOException cause) {
        return new MitosisException(
                "M-IO-01",
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
