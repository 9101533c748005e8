package dev.mitosis.traffic.file;

import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.traffic.file.LogFile.Rows;
import dev.mitosis.traffic.file.LogFile.Shape;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Files as tables of texts in SQL, with all columns that are asked for, whichever a file has. */
public final class SqlRows {
    /** Of a hostile file the database, too, holds no more than one line. */
    private static final int LONGEST_LINE = 1 << 20;

    private SqlRows() {}

    /** The rows of text files that are written alike. */
    public static String text(List<LogFile> files, Rows rows, List<String> asked) {
        Shape shape = rows.shape();
        String columns = rows.layout().columns().stream()
                .map(column -> DuckDbSql.text(column) + ": 'VARCHAR'")
                .collect(Collectors.joining(", ", "{", "}"));
        String quotes = shape.quoted() ? "quote = '\"', escape = '\"'" : "quote = '', escape = ''";
        return select(asked, rows.layout()::has) + " FROM read_csv(" + list(files) + ", auto_detect = false, header = "
                + shape.header() + ", delim = '" + shape.delimiter() + "', " + quotes + ", new_line = '"
                + (shape.returns() ? "\\r\\n" : "\\n") + "', compression = '" + (shape.packed() ? "gzip" : "none")
                + "', ignore_errors = true, hive_partitioning = false, max_line_size = " + LONGEST_LINE
                + ", columns = " + columns + ")";
    }

    /** The rows of a Parquet file. */
    public static String parquet(LogFile file, Predicate<String> has, List<String> asked) {
        return select(asked, has) + " FROM " + parquet(file);
    }

    /** A Parquet file with all of its columns. */
    public static String parquet(LogFile file) {
        return "read_parquet(" + DuckDbSql.file(file.path()) + ", hive_partitioning = false)";
    }

    private static String list(List<LogFile> files) {
        return files.stream().map(file -> DuckDbSql.file(file.path())).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String select(List<String> asked, Predicate<String> has) {
        return asked.stream()
                .map(column -> has.test(column)
                        ? "nullif(CAST(" + DuckDbSql.name(column) + " AS VARCHAR), '-') AS " + DuckDbSql.name(column)
                        : "CAST(NULL AS VARCHAR) AS " + DuckDbSql.name(column))
                .collect(Collectors.joining(", ", "SELECT ", ""));
    }
}
