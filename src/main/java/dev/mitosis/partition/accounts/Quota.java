package dev.mitosis.partition.accounts;

import dev.mitosis.partition.evidence.Table;
import java.util.List;

/**
 * A quota for which the workloads of one account compete: a row of {@code quotas.tsv}.
 *
 * @param usual the limit of a new account
 * @param code as Service Quotas lists it; a hyphen where none is known
 * @param counted whether each resource of the type takes one
 */
record Quota(String type, boolean regional, double usual, String code, boolean counted, String name) {
    private static final String UNKNOWN = "-";

    static List<Quota> all() {
        return Table.read(
                Quota.class,
                "quotas.tsv",
                row -> new Quota(
                        row.get("type"),
                        row.get("scope").equals("region"),
                        row.number("quota"),
                        row.get("code"),
                        row.get("counted").equals("yes"),
                        row.get("name")));
    }

    /** Whether a person means it by a name, code or type. */
    boolean isCalled(String word) {
        return !word.equals(UNKNOWN)
                && (word.equalsIgnoreCase(name) || word.equalsIgnoreCase(code) || word.equalsIgnoreCase(type));
    }
}
