package dev.mitosis.partition.evidence;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.RecordCondition;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognises resources that look left over: nothing uses them, or they use nothing. */
public final class Leftovers {
    /** A row of {@code leftovers.tsv}. */
    public record Rule(
            String type, RecordCondition condition, Set<EdgeKind> unlessIn, Set<EdgeKind> unlessOut, String text) {}

    private final List<Rule> rules = Table.read(Leftovers.class, "leftovers.tsv", Leftovers::rule);

    private static Rule rule(TsvTable.TsvRow row) {
        return new Rule(
                row.get("type"),
                RecordCondition.of(row),
                kinds(row.get("unlessIn")),
                kinds(row.get("unlessOut")),
                row.get("text"));
    }

    private static Set<EdgeKind> kinds(String cell) {
        if (cell.equals("*")) {
            return EnumSet.allOf(EdgeKind.class);
        }
        Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
        if (!cell.equals("-")) {
            Arrays.stream(cell.split(",")).forEach(label -> kinds.add(Ties.kind(label)));
        }
        return kinds;
    }

    /** The rules whose condition on the record holds; the edges are looked at later. */
    public List<Rule> idle(Resource resource) {
        return rules.stream()
                .filter(rule ->
                        rule.type().equals(resource.type()) && rule.condition().holds(resource))
                .toList();
    }

    /** Why the subject looks left over, if it does. */
    public static Optional<String> judge(AccountGraph terrain, Subject subject) {
        return subject.idle().stream()
                .filter(rule -> isUnused(terrain, subject.index(), rule))
                .map(Rule::text)
                .findFirst();
    }

    private static boolean isUnused(AccountGraph terrain, int subject, Rule rule) {
        for (Tie link : terrain.in(subject)) {
            if (rule.unlessIn().contains(link.kind())) {
                return false;
            }
        }
        for (Tie link : terrain.out(subject)) {
            if (rule.unlessOut().contains(link.kind())) {
                return false;
            }
        }
        return true;
    }
}
