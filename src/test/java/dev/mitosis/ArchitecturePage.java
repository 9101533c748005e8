package dev.mitosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code docs/architecture.md} says, as far as a program can read it. */
final class ArchitecturePage {
    private static final Path FILE = Path.of("docs", "architecture.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private ArchitecturePage() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the table whose first column is called so. */
    static List<List<String>> rows(String first) {
        return text().lines()
                .dropWhile(line -> !line.startsWith("| " + first + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1)))
                .map(cells -> cells.stream().map(String::strip).toList())
                .toList();
    }

    /** Each layer of the table and those that it may use. */
    static Map<String, Set<String>> layers() {
        Map<String, Set<String>> layers = new LinkedHashMap<>();
        for (List<String> row : rows("layer")) {
            Set<String> uses = row.get(1).equals("everything above") ? Set.copyOf(layers.keySet()) : names(row.get(1));
            names(row.get(0)).forEach(name -> layers.put(name, uses));
        }
        return layers;
    }

    static Set<String> names(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
