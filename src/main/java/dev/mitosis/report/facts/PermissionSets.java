package dev.mitosis.report.facts;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which group of people gets which permission set in which accounts, as the templates of IAM Identity Center give it.
 */
public final class PermissionSets {
    /** The rows that the templates are written from, so that what is shown is what is given. */
    private static final String ROWS = "/dev/mitosis/target/organization/permission-sets.tsv";

    private static final String MANAGEMENT = "management";

    private PermissionSets() {}

    /**
     * A permission set as one group has it.
     *
     * @param product whose people the group is; empty for a group of all accounts
     * @param accounts sorted by name
     * @param policies the names of AWS's managed policies
     * @param hours how long a session may be
     */
    public record Row(
            String set,
            String function,
            String product,
            List<String> accounts,
            List<String> policies,
            int hours,
            String why) {}

    /** All of them, in the order of the templates' rows, then by product. */
    public static List<Row> of(TargetDocument target) {
        Map<String, Set<String>> products = new HashMap<>();
        for (PlannedUnit unit : target.units()) {
            if (unit.context() != null) {
                products.computeIfAbsent(unit.account(), unseen -> new TreeSet<>())
                        .add(unit.context());
            }
        }
        List<Row> rows = new ArrayList<>();
        for (TsvRow row : TsvTable.loadNamed(PermissionSets.class, ROWS)) {
            given(row, target.accounts(), products)
                    .forEach((product, accounts) -> rows.add(new Row(
                            row.get("name"),
                            row.get("function"),
                            product,
                            List.copyOf(accounts),
                            List.of(row.get("policies").split(",", -1)),
                            (int) row.number("hours"),
                            row.get("why"))));
        }
        return rows;
    }

    private static Map<String, Set<String>> given(
            TsvRow row, List<PlannedAccount> accounts, Map<String, Set<String>> products) {
        Map<String, Set<String>> byProduct = new TreeMap<>();
        for (PlannedAccount account : accounts) {
            if (reaches(row.get("where"), account)) {
                Set<String> own = row.get("by").equals("context")
                        ? products.getOrDefault(account.name(), Set.of())
                        : Set.<String>of();
                for (String product : own.isEmpty() ? Set.of("") : own) {
                    byProduct
                            .computeIfAbsent(product, unseen -> new TreeSet<>())
                            .add(account.name());
                }
            }
        }
        return byProduct;
    }

    private static boolean reaches(String where, PlannedAccount account) {
        return where.equals("each")
                ? !account.purpose().equals(MANAGEMENT)
                : account.purpose().equals(where)
                        || account.ou().equals(where)
                        || account.ou().startsWith(where + "/");
    }
}
