package dev.mitosis.scan.imports;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.BoundedStream;
import dev.mitosis.io.Bounds;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** JSON files as people have them: plain or gzip, one document or several behind each other. */
final class JsonDocuments {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER = 1 << 16;

    private JsonDocuments() {}

    /** What is done with a file's content; the parser stands before the first token. */
    @FunctionalInterface
    interface Reading {
        void read(Content content) throws IOException;
    }

    /** A file that is being read, item by item; no more than a record's bytes lie between two of them. */
    record Content(JsonParser parser, BoundedStream bytes) {
        /** The value that the parser stands at, as a whole. */
        JsonNode item() throws IOException {
            bytes.restart();
            JsonNode item = parser.readValueAsTree();
            bytes.restart();
            return item;
        }
    }

    /**
     * Reads a file from end to end. Where it stops being JSON, that is noted with the place, and what was read until
     * there counts.
     *
     * @throws MitosisException M-IMP-04 where the file cannot be opened
     */
    static void read(Path file, Reading reading, Consumer<Unreadable> problems) {
        try (InputStream in = new BufferedInputStream(InputFile.open(file, Bounds.PACKED_BYTES), BUFFER)) {
            read(in, reading, problem -> problems.accept(problem.of(file)));
        } catch (IOException e) {
            throw new MitosisException(
                    "M-IMP-04",
                    "cannot read " + file,
                    InputFile.reason(e),
                    "name a file that is there and readable",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    /** What is wrong and where, of whichever file. */
    private record Flaw(String position, String reason) {
        Unreadable of(Path file) {
            return new Unreadable(file.toString(), position, reason);
        }
    }

    private static void read(InputStream in, Reading reading, Consumer<Flaw> flaws) {
        JsonLocation reached = JsonLocation.NA;
        try (BoundedStream bytes = new BoundedStream(unpacked(in), Bounds.RECORD_BYTES);
                JsonParser parser = Json.mapper().createParser(bytes)) {
            try {
                reading.read(new Content(parser, bytes));
            } finally {
                reached = parser.currentLocation();
            }
        } catch (JacksonException e) {
            flaws.accept(new Flaw(position(e.getLocation()), e.getOriginalMessage()));
        } catch (IOException e) {
            flaws.accept(new Flaw(position(reached), "it cannot be read on: " + InputFile.reason(e)));
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        in.mark(2);
        boolean zipped = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return zipped ? InputFile.unzip(in) : in;
    }

    /** The place in words. */
    static String position(@org.jspecify.annotations.Nullable JsonLocation location) {
        return location == null ? "at its end" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** Goes to the next document of the file and tells whether there is one. */
    static boolean next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        return token != null;
    }
}
