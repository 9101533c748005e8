package dev.mitosis.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.table.CellNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what people wrote into workbooks beside what they decided: {@code state/review.yaml}. */
public final class NotesFile {
    private NotesFile() {}

    /** The form of the file. */
    private record Content(int formatVersion, Map<String, Map<String, Map<String, String>>> notes) {}

    /** The form of the file beside it, which no person has to read. */
    private record Digests(int formatVersion, Map<String, Map<String, String>> rows) {}

    private static Path digests(Path file) {
        return file.resolveSibling("read.json");
    }

    /**
     * Reads the notes; where there is no file, nobody wrote anything.
     *
     * @throws MitosisException M-CONF-17 where the file cannot be read or is no such file
     */
    public static CellNotes read(Path file) {
        if (!Files.exists(file)) {
            return CellNotes.NONE;
        }
        try {
            Content content = Json.yaml().readValue(InputFile.handwritten(file), Content.class);
            CellNotes notes =
                    content == null || content.notes() == null ? CellNotes.NONE : new CellNotes(content.notes());
            Path beside = digests(file);
            return Files.exists(beside)
                    ? notes.afterReading(
                            DocumentFile.load(beside, Digests.class).rows())
                    : notes;
        } catch (JsonProcessingException e) {
            throw unreadable(file, YamlErrors.firstLine(e), e);
        } catch (IOException e) {
            throw unreadable(file, InputFile.reason(e), e);
        }
    }

    private static MitosisException unreadable(Path file, String why, Exception cause) {
        return new MitosisException(
                "M-CONF-17",
                "cannot read " + file,
                why,
                "take it from version control again, or move it away: what people wrote into workbooks is then read from"
                        + " those again by mitosis review",
                ExitCode.INVALID_INPUT,
                cause);
    }

    /** Writes the notes, sorted. */
    public static void write(Path file, CellNotes notes) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("formatVersion", Json.FORMAT_VERSION);
        content.put("notes", notes.tables());
        try {
            AtomicFile.write(file, Json.yaml().writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (!notes.read().isEmpty()) {
            DocumentFile.write(digests(file), new Digests(Json.FORMAT_VERSION, notes.read()));
        }
    }
}
