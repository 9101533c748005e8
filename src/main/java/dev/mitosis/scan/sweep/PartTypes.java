package dev.mitosis.scan.sweep;

import dev.mitosis.io.TsvTable;
import java.util.List;
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
        return new PartTypes(TsvTable.loadNamed(PartTypes.class, TABLE).stream()
                .map(PartTypes::pattern)
                .toList());
    }

    private static Pattern pattern(TsvTable.TsvRow row) {
        row.get("part of");
        return Pattern.compile(Pattern.quote(row.get("pattern")).replace("*", "\\E.*\\Q"));
    }

    boolean contains(String type) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(type).matches());
    }
}
