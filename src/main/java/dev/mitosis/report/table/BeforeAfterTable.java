package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What each account holds before and after the split, by what becomes of it. */
final class BeforeAfterTable {
    private BeforeAfterTable() {}

    /**
     * An account with its counts.
     *
     * @param before what it holds today
     * @param after what it will hold, in the end
     */
    private record Row(PlannedAccount account, long before, long after, Map<Fate, Long> fates) {
        long of(Fate fate) {
            return fates.getOrDefault(fate, 0L);
        }
    }

    static Table<?> of(TargetDocument target) {
        return new Table<>(
                "before-after",
                "Before and after",
                "What each account holds today and in the end. Things that move are counted where they will stand; the "
                        + "old account also loses what is retired.",
                List.of(
                        named("account", "Account", "The name of the account.")
                                .wide(28)
                                .text(row -> row.account().name()),
                        named("ou", "Organizational unit", "Where it stands in the organization in the end.")
                                .wide(22)
                                .text(row -> row.account().ou()),
                        count(
                                "before",
                                "Before",
                                "Resources of the snapshot, all of them in the old account.",
                                Row::before),
                        count("after", "After", "What it holds in the end, also what services make.", Row::after),
                        count("stays", "Stays", "Goes on where it is.", Fate.STAYS),
                        count("shared", "Shared", "Goes on where it is, used from other accounts.", Fate.SHARED),
                        count("moves", "Moves in", "Succeeds a thing of the old account.", Fate.MOVES),
                        count("copied", "Copied", "A copy with its content.", Fate.COPIED),
                        count("per_account", "One of its own", "Each account has one.", Fate.PER_ACCOUNT),
                        count("new", "New", "Succeeds nothing of the old account.", Fate.NEW),
                        count("managed", "Managed", "A service or another resource makes it.", Fate.MANAGED),
                        count("undecided", "Undecided", "A person has to say.", Fate.UNDECIDED),
                        count("retired", "Retired", "Deleted when a person has said so.", Fate.RETIRED)),
                rows(target),
                row -> row.account().name());
    }

    private static Column<Row> count(String name, String title, String description, Function<Row, Number> value) {
        return named(name, title, description).wide(11).number(Kind.NUMBER, value);
    }

    private static Column<Row> count(String name, String title, String description, Fate fate) {
        return count(name, title, description, row -> row.of(fate));
    }

    private static List<Row> rows(TargetDocument target) {
        Map<String, Map<Fate, Long>> counts = new HashMap<>();
        long before = 0;
        for (PlannedResource resource : target.resources()) {
            counts.computeIfAbsent(resource.account(), unseen -> new EnumMap<>(Fate.class))
                    .merge(resource.fate(), 1L, Long::sum);
            before += resource.principal() ? 1 : 0;
        }
        List<Row> rows = new ArrayList<>();
        for (PlannedAccount account : target.accounts()) {
            Map<Fate, Long> fates = counts.getOrDefault(account.name(), Map.of());
            long gone = fates.getOrDefault(Fate.RETIRED, 0L) + fates.getOrDefault(Fate.EXTERNAL, 0L);
            long all = fates.values().stream().mapToLong(Long::longValue).sum();
            rows.add(new Row(account, account.existing() ? before : 0, all - gone, fates));
        }
        return rows;
    }
}
