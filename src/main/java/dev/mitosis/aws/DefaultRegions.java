package dev.mitosis.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The regions that every account of a partition has without opting in. */
final class DefaultRegions {
    private static final String TABLE = "default-regions.tsv";

    private DefaultRegions() {}

    /** Their names in alphabetical order. */
    static List<String> of(String partition) {
        InputStream table = Objects.requireNonNull(DefaultRegions.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[0].equals(partition))
                    .map(cells -> cells[1])
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
