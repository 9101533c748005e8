package dev.mitosis.scan.redact;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of what is hidden and what is kept, each with an id. */
final class RedactionRules {
    /** Every rule that comes with the product. */
    static final RedactionRules ALL = load();

    private final Map<RedactionTable, List<TsvRow>> tables;
    private final Set<RedactionStep> steps;

    private RedactionRules(Map<RedactionTable, List<TsvRow>> tables, Set<RedactionStep> steps) {
        this.tables = tables;
        this.steps = steps;
    }

    private static RedactionRules load() {
        Map<RedactionTable, List<TsvRow>> tables = new EnumMap<>(RedactionTable.class);
        for (RedactionTable table : RedactionTable.values()) {
            tables.put(table, TsvTable.loadNamed(RedactionRules.class, table.file()));
        }
        return new RedactionRules(tables, EnumSet.allOf(RedactionStep.class));
    }

    /** All but the rule of this id, to see what the rule is worth. */
    RedactionRules without(String id) {
        Map<RedactionTable, List<TsvRow>> left = new EnumMap<>(RedactionTable.class);
        tables.forEach((table, rows) -> left.put(
                table,
                rows.stream().filter(row -> !table.id(row.cell(0)).equals(id)).toList()));
        Set<RedactionStep> others = EnumSet.copyOf(steps);
        others.removeIf(step -> step.id().equals(id));
        return new RedactionRules(left, others);
    }

    /** The ids of all rules. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        tables.forEach((table, rows) -> rows.forEach(row -> ids.add(table.id(row.cell(0)))));
        steps.forEach(step -> ids.add(step.id()));
        return ids;
    }

    boolean has(RedactionStep step) {
        return steps.contains(step);
    }

    List<TsvRow> rows(RedactionTable table) {
        return tables.getOrDefault(table, List.of());
    }

    /** A regular expression for what any row of a table says in a column; each is one already. */
    String anyOf(RedactionTable table, String column) {
        return rows(table).stream().map(row -> row.get(column)).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** All texts that a column of a table lists, without those that come twice. */
    List<String> listed(RedactionTable table, String column) {
        return rows(table).stream()
                .flatMap(row -> Arrays.stream(row.get(column).split(",", -1)))
                .distinct()
                .toList();
    }
}
