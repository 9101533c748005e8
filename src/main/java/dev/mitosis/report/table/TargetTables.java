package dev.mitosis.report.table;

import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.List;

/** The tables that show the target, but for the resources themselves, which are raw data. */
public final class TargetTables {
    /** Their names, in the order of reading. */
    public static final List<String> NAMES = List.of(
            "before-after",
            "organization",
            "network",
            "connections",
            "choices",
            "quotas",
            "identity",
            "permission-sets",
            "trusts",
            "names",
            "delivery");

    private TargetTables() {}

    static List<Table<?>> proposed(ReportInput input, TargetDocument target, ReportIndex index) {
        return List.of(
                BeforeAfterTable.of(target),
                UnitsTable.of(target),
                NetworksTable.of(target, index),
                ConnectionsTable.of(target, index),
                ChoicesTable.of(target, index),
                QuotasTable.of(input, target),
                EntranceTables.users(target),
                EntranceTables.sets(target),
                EntranceTables.trusts(input, target, index),
                NamesTable.of(target, index),
                DeliveryTable.of(target, index));
    }
}
