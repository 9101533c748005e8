package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes the JSON documents of the stages. */
public final class DocumentFile {
    private DocumentFile() {}

    /**
     * Reads a stage's result.
     *
     * @param command the command that makes the file, named where it is missing
     * @throws MitosisException M-FILE-01 missing, M-FILE-02 not readable as this document, M-FILE-03 of a newer format,
     *     M-FILE-04 of no format at all
     */
    public static <T> T read(Path file, Class<T> type, String command) {
        requireThere(file, command);
        try {
            refuseNewer(file);
            return load(file, type);
        } catch (IOException e) {
            throw unreadable(file, InputFile.reason(e), command, e);
        }
    }

    /**
     * What a stage's result was made from, read without what follows; empty where it does not say.
     *
     * @throws MitosisException as {@link #read} does, where the file cannot be read as far as that
     */
    public static Map<String, String> inputs(Path file, String command) {
        requireThere(file, command);
        try {
            refuseNewer(file);
            return inputs(file);
        } catch (IOException e) {
            throw unreadable(file, InputFile.reason(e), command, e);
        }
    }

    private static Map<String, String> inputs(Path file) throws IOException {
        try (TopMembers members = new TopMembers(file)) {
            while (members.next()) {
                if (members.name().equals("inputs")) {
                    return texts(members.value());
                }
            }
        }
        return Map.of();
    }

    private static Map<String, String> texts(JsonParser parser) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            texts.put(name, parser.getText());
        }
        return texts;
    }

    /** Reads a JSON file into a record; {@link InputFile#reason} says what is wrong where that fails. */
    public static <T> T load(Path file, Class<T> type) throws IOException {
        try (InputStream in = InputFile.open(file, Bounds.DOCUMENT_BYTES);
                JsonParser parser = new RepeatedTexts(Json.stored().createParser(in))) {
            T document = Json.stored().readValue(parser, type);
            if (document == null) {
                throw new UnfitFileException("it holds null");
            }
            return document;
        }
    }

    /** Writes the document as indented JSON, atomically. */
    public static void write(Path file, Object document) {
        AtomicFile.write(file, out -> Json.write(out, document));
    }

    private static void requireThere(Path file, String command) {
        if (!Files.exists(file)) {
            throw new MitosisException(
                    "M-FILE-01",
                    "there is no " + file,
                    "this stage reads the result of '" + command + "', which has not run in this workspace",
                    "run: " + command,
                    ExitCode.INVALID_INPUT);
        }
    }

    private static void refuseNewer(Path file) throws IOException {
        FormatVersion found = FormatVersion.of(file);
        if (found.number() < 1) {
            throw new MitosisException(
                    "M-FILE-04",
                    file + " is not a document of this tool",
                    "it has no formatVersion",
                    "make it again, or name the right workspace with --workspace DIR",
                    ExitCode.INVALID_INPUT);
        }
        if (found.number() > Json.FORMAT_VERSION) {
            throw new MitosisException(
                    "M-FILE-03",
                    file + " has format " + found.number(),
                    "this version of the tool reads formats up to " + Json.FORMAT_VERSION,
                    "use the version that wrote it (" + found.tool() + ") or a newer one",
                    ExitCode.INVALID_INPUT);
        }
    }

    private static MitosisException unreadable(Path file, String why, String command, Exception cause) {
        return new MitosisException(
                "M-FILE-02",
                "cannot read " + file,
                why,
                "make it again with: " + command,
                ExitCode.INVALID_INPUT,
                cause);
    }
}
