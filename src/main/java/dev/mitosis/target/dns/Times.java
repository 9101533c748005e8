package dev.mitosis.target.dns;

import dev.mitosis.io.TsvTable;

/**
 * Times of the domain name system, in seconds: the rows of {@code times.tsv}.
 *
 * @param lowerTo how long others may remember a value while it is switched
 * @param alias how long they remember that of an alias
 * @param nameServers how long they remember who answers for a zone
 */
record Times(int lowerTo, int alias, int nameServers) {
    static Times load() {
        return new Times(seconds("lower-to"), seconds("alias"), seconds("name-servers"));
    }

    private static int seconds(String what) {
        return TsvTable.loadNamed(Times.class, "times.tsv").stream()
                .filter(row -> row.get("what").equals(what))
                .mapToInt(row -> (int) row.number("seconds"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("times.tsv has no row '" + what + "'"));
    }
}
