package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes the JSON documents of the stages. */
public final class DocumentFile {
    private DocumentFile() {}

    /**
     * Reads a stage's result.
     *
     * @param command the command that makes the file, named where it is missing
     * @throws MitosisException M-FILE-01 missing, M-FILE-02 not readable as this document, M-FILE-03 of a newer format
     */
    public static <T> T read(Path file, Class<T> type, String command) {
        if (!Files.isRegularFile(file)) {
            throw new MitosisException(
                    "M-FILE-01",
                    "there is no " + file,
                    "this stage reads the result of '" + command + "', which has not run in this workspace",
                    "run: " + command,
                    ExitCode.INVALID_INPUT);
        }
        try {
            JsonNode tree = Json.mapper().readTree(file.toFile());
            refuseNewer(file, tree);
            return Json.mapper().treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw unreadable(file, e.getOriginalMessage(), command, e);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), command, e);
        }
    }

    /** Writes the document as indented JSON, atomically. */
    public static void write(Path file, Object document) {
        AtomicFile.write(file, out -> Json.write(out, document));
    }

    private static void refuseNewer(Path file, JsonNode tree) {
        JsonNode version = tree.path("formatVersion");
        if (!version.canConvertToInt()) {
            throw new MitosisException(
                    "M-FILE-02",
                    file + " is not a document of this tool",
                    "it has no formatVersion",
                    "make it again, or name the right workspace with --workspace DIR",
                    ExitCode.INVALID_INPUT);
        }
        if (version.asInt() > Json.FORMAT_VERSION) {
            throw new MitosisException(
                    "M-FILE-03",
                    file + " has format " + version.asInt(),
                    "this version of the tool reads formats up to " + Json.FORMAT_VERSION,
                    "use the version that wrote it (" + tree.path("tool").asText("unknown") + ") or a newer one",
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
