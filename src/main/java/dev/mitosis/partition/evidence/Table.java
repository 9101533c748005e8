package dev.mitosis.partition.evidence;

import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/**
 * The knowledge files of this package: tab-separated tables with a header row, and YAML; {@code #} starts a comment.
 */
public final class Table {
    private Table() {}

    /** Reads and converts every row. */
    public static <T> List<T> read(Class<?> owner, String file, Function<TsvTable.TsvRow, T> convert) {
        return TsvTable.loadNamed(owner, file).stream().map(convert).toList();
    }

    /** Reads a YAML file into a record. */
    public static <T> T yaml(Class<?> owner, String file, Class<T> type) {
        try {
            return Json.yaml().readValue(text(owner, file), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String text(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the resource file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
