package dev.mitosis.traffic.file;

import dev.mitosis.io.Bounds;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.UnfitFileException;
import dev.mitosis.traffic.file.FormatGuess.Guess;
import dev.mitosis.traffic.file.LogFile.Content;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Tells by its first bytes what a file is, never by its name, and reads it to its end, so that nothing comes into a
 * database that is cut off, swells without measure, or never ends a line.
 */
public final class FileProbe {
    private static final int MAGIC = 4;

    private final FormatGuess formats;

    public FileProbe(FormatGuess formats) {
        this.formats = formats;
    }

    /**
     * The file with what it holds.
     *
     * @throws IOException where it is none that is known, or damaged; {@link InputFile#reason} says why
     */
    public LogFile probe(Path path, String name) throws IOException {
        boolean packed;
        byte[] head;
        try (InputStream in = InputFile.open(path, Bounds.PACKED_BYTES)) {
            head = in.readNBytes(MAGIC);
            packed = head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
        }
        if (new String(head, StandardCharsets.US_ASCII).equals("PAR1")) {
            return new LogFile(path, name, new LogFile.Columns());
        }
        try (InputStream in = new BufferedInputStream(open(path, packed), 1 << 16)) {
            return new LogFile(path, name, content(in, name, packed));
        }
    }

    /** The content of a file, unpacked. */
    public static InputStream open(Path path, boolean packed) throws IOException {
        return packed ? InputFile.unzip(path) : InputFile.open(path, Bounds.UNPACKED_BYTES);
    }

    private Content content(InputStream in, String name, boolean packed) throws IOException {
        in.mark(1);
        int first = in.read();
        in.reset();
        if (first < 0) {
            throw new UnfitFileException("it is empty");
        }
        if (first == '{') {
            return new LogFile.Events(packed);
        }
        String line = LineSurvey.firstLine(in);
        Guess guess = formats.of(name, line);
        LineSurvey survey = new LineSurvey(guess.delimiter(), guess.quoted());
        survey.read(in);
        return new LogFile.Rows(
                guess.layout(),
                new LogFile.Shape(packed, guess.header(), guess.delimiter(), guess.quoted(), line.endsWith("\r")),
                survey.records(guess.header()),
                survey.others(guess.layout().columns().size()));
    }
}
