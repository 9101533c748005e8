package dev.mitosis.cli.output;

import dev.mitosis.model.Finding;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Findings on the screen: the severest first, equal rules grouped. */
public final class FindingsSummary {
    private static final int SHOWN = 8;

    private FindingsSummary() {}

    public static void print(List<Finding> findings, String file, PrintWriter out) {
        if (findings.isEmpty()) {
            return;
        }
        Map<String, List<Finding>> byRule =
                findings.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()));
        List<List<Finding>> groups = byRule.values().stream()
                .sorted(Comparator.comparing(
                                (List<Finding> group) -> severest(group).severity())
                        .reversed())
                .toList();
        out.println();
        out.println(findings.size() + " findings, the severest first:");
        groups.stream().limit(SHOWN).forEach(group -> line(group, out));
        if (groups.size() > SHOWN) {
            out.println("  and " + (groups.size() - SHOWN) + " further kinds; all are in " + file);
        }
    }

    private static void line(List<Finding> group, PrintWriter out) {
        Finding first = severest(group);
        out.println("  " + first.severity().label() + "  " + TextTable.clean(first.text())
                + (group.size() > 1 ? "  (and " + (group.size() - 1) + " like it)" : ""));
    }

    private static Finding severest(List<Finding> group) {
        return group.stream()
                .max(Comparator.comparing(Finding::severity))
                .orElseThrow(() -> new IllegalArgumentException("a group holds at least one finding"));
    }
}
