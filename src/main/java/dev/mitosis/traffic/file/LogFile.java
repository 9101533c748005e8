package dev.mitosis.traffic.file;

import java.nio.file.Path;

/**
 * A file that holds records, looked through from end to end.
 *
 * @param path where it is
 * @param name as people know it: what they named, with the way from there
 */
public record LogFile(Path path, String name, Content content) {
    /** What a file holds. */
    public sealed interface Content permits Rows, Columns, Events {}

    /**
     * Lines of columns.
     *
     * @param lines how many lines hold records, damaged ones included
     * @param flaws lines that have another number of columns than the layout
     */
    public record Rows(RecordLayout layout, Shape shape, long lines, Flaws flaws) implements Content {}

    /**
     * How lines are written.
     *
     * @param packed by gzip
     * @param header whether the first line names the columns
     * @param delimiter what stands between columns
     * @param quoted whether columns may be in quotes
     * @param returns whether lines end with a carriage return before the line feed
     */
    public record Shape(boolean packed, boolean header, char delimiter, boolean quoted, boolean returns) {}

    /** A Parquet file. */
    public record Columns() implements Content {}

    /**
     * JSON of API calls.
     *
     * @param packed by gzip
     */
    public record Events(boolean packed) implements Content {}
}
