package dev.mitosis.report.table;

import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * All tables of a plan in the order of reading: what has to be decided, what is proposed, how to get there, raw data.
 *
 * @param choices the lists that input columns choose from
 */
public record ReportTables(List<Table<?>> tables, List<Choices> choices) {

    /** Lays out what the stages found. */
    public static ReportTables of(ReportInput input) {
        ReportIndex index = new ReportIndex(input);
        List<Table<?>> tables = new ArrayList<>(List.of(
                DecisionsTable.of(input, index),
                AccountsTable.of(input),
                AlternativesTable.of(input),
                ContextsTable.of(input),
                BordersTable.of(input),
                SharedTable.of(input, index),
                CrossingsTable.of(input, index)));
        if (input.target() != null) {
            tables.addAll(TargetTables.proposed(input.target(), index));
        }
        tables.addAll(List.of(
                StepsTable.of(input, index),
                RunbookTable.of(input, index),
                RisksTable.of(input, index),
                CostExportTable.of(input, index),
                ChecksTable.of(input, index),
                ResourcesTable.of(input, index)));
        if (input.target() != null) {
            tables.add(TargetTable.of(input.target(), index));
        }
        tables.add(CoverageTable.of(input));
        return new ReportTables(List.copyOf(tables), ChoiceLists.of(input));
    }

    /** Whether there is a table with this name. */
    public boolean has(String name) {
        return tables.stream().anyMatch(table -> table.name().equals(name));
    }

    /** The table with this name. */
    public Table<?> table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no table is called " + name));
    }
}
