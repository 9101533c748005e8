package dev.mitosis.config;

import java.nio.file.Path;
import java.util.List;

/** Says where a decision stands, for people: {@code decisions.yaml:12 (assign[3])}. */
public final class DecisionPlaces {
    private final Path file;
    private final YamlLines lines;

    DecisionPlaces(Path file, YamlLines lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * The place of a decision.
     *
     * @param path the keys and list positions that lead to it
     */
    public String of(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object step : path) {
            text.append(step instanceof Integer ? "[" + step + "]" : (text.isEmpty() ? "" : ".") + step);
        }
        return file + ":" + lines.line(path) + " (" + text + ")";
    }
}
