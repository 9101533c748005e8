package dev.mitosis.partition.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tools and services put before names: the rows of {@code prefixes.tsv}. */
final class NamePrefixes {
    /**
     * A row.
     *
     * @param start what a name begins with; only then its pattern is tried
     */
    private record Prefix(String start, Pattern pattern) {}

    private final List<Prefix> rows = Table.read(
            NamePrefixes.class,
            "prefixes.tsv",
            row -> new Prefix(row.get("start"), Pattern.compile(row.get("pattern"))));

    /** The name without what a tool put before it. */
    String without(String name) {
        for (Prefix prefix : rows) {
            if (name.startsWith(prefix.start())) {
                Matcher found = prefix.pattern().matcher(name);
                return found.lookingAt() ? name.substring(found.end()) : name;
            }
        }
        return name;
    }
}
