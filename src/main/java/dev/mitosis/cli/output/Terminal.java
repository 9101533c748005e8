package dev.mitosis.cli.output;

import dev.mitosis.io.text.OneLine;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Standard output or error. Whatever is printed may hold text of the account, so nothing in it reaches a terminal that
 * could act on it; only {@link #control} and {@link #help} pass as they are.
 */
public final class Terminal extends PrintWriter {
    private final PrintWriter raw;

    private Terminal(PrintWriter raw, boolean flushed) {
        super(new Seen(raw), flushed);
        this.raw = raw;
    }

    /** A stream that is flushed when a command ends. */
    public static Terminal buffered(PrintWriter raw) {
        return new Terminal(raw, false);
    }

    /** A stream that is flushed after each line. */
    public static Terminal flushed(PrintWriter raw) {
        return new Terminal(raw, true);
    }

    /** Prints one line, whatever the text holds. */
    @Override
    public void println(String text) {
        super.println(OneLine.of(text));
    }

    /** Prints one line, as of a stack trace, which is indented by tabs. */
    @Override
    public void println(Object value) {
        String text = String.valueOf(value);
        String line = text.stripLeading();
        super.println(text.substring(0, text.length() - line.length()).replaceAll("[^\\t ]", "") + OneLine.of(line));
    }

    /** Prints JSON, in which such characters are written as JSON writes them. */
    public void json(String document) {
        raw.print(OneLine.json(document));
    }

    /** What this program has the terminal do. */
    public void control(String sequence) {
        raw.print(sequence);
    }

    /** For what picocli prints about the commands themselves, which holds colours and no text of the account. */
    public PrintWriter help() {
        return raw;
    }

    /** Lets through what can be seen, tabs, and the ends of lines, those of CSV (CR LF) included. */
    private static final class Seen extends Writer {
        private static final String CSV_LINE_END = "\r\n";

        private final PrintWriter raw;

        Seen(PrintWriter raw) {
            this.raw = raw;
        }

        @Override
        public void write(char[] text, int offset, int length) {
            raw.write(Stream.of(new String(text, offset, length).split(CSV_LINE_END, -1))
                    .map(OneLine::ofEach)
                    .collect(Collectors.joining(CSV_LINE_END)));
        }

        @Override
        public void flush() {
            raw.flush();
        }

        @Override
        public void close() {
            raw.close();
        }
    }
}
