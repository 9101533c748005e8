package dev.mitosis.scan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The types that are no resources of their own but parts, settings or results of others, so that nothing is missing
 * without them.
 */
final class PartTypes {
    private static final String TABLE = "part-types.tsv";

    private final List<Pattern> patterns;

    private PartTypes(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Reads the table of patterns. */
    static PartTypes load() {
        InputStream table = Objects.requireNonNull(PartTypes.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new PartTypes(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(PartTypes::pattern)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 2 || cells[1].isBlank()) {
            throw new IllegalArgumentException("a part has a pattern and says of what it is a part: " + line);
        }
        return Pattern.compile(Pattern.quote(cells[0]).replace("*", "\\E.*\\Q"));
    }

    boolean contains(String type) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(type).matches());
    }
}
