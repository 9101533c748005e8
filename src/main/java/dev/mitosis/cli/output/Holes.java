package dev.mitosis.cli.output;

import dev.mitosis.model.Coverage;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What could not be read, on the screen. */
public final class Holes {
    private static final int REGIONS_SHOWN = 4;

    private Holes() {}

    /** Equal holes are one line: "denied in 14 regions". */
    public static void print(List<Coverage> holes, PrintWriter out) {
        if (holes.isEmpty()) {
            return;
        }
        Map<List<String>, TreeSet<String>> grouped = holes.stream()
                .collect(Collectors.groupingBy(
                        hole -> List.of(hole.status().label(), hole.type(), hole.operation(), hole.reason()),
                        () -> new TreeMap<>(Comparator.comparing(List::toString)),
                        Collectors.mapping(Coverage::region, Collectors.toCollection(TreeSet::new))));
        out.println();
        out.println("Not everything could be read:");
        TextTable table = new TextTable("status", "type", "operation", "regions", "reason");
        grouped.forEach((key, regions) -> table.row(key.get(0), key.get(1), key.get(2), regions(regions), key.get(3)));
        table.print(out);
    }

    private static String regions(Set<String> regions) {
        return regions.size() <= REGIONS_SHOWN ? String.join(", ", regions) : regions.size() + " regions";
    }
}
