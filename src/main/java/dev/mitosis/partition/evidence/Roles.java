package dev.mitosis.partition.evidence;

import dev.mitosis.model.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a type is to the account when no single context owns it: the rows of {@code roles.tsv}. */
public final class Roles {
    /** The account of what is never moved: each account gets its own. */
    public static final String OLD = "old";

    /**
     * A row.
     *
     * @param account the foundation account that would hold it
     * @param hub whether it connects strangers by nature
     * @param seen whether it is taken for shared only where several are seen to share it
     */
    public record TypeRole(Role role, String account, boolean hub, boolean seen) {}

    private final Map<String, TypeRole> byType = new HashMap<>();
    private final TypeRole others;

    public Roles() {
        List<Map.Entry<String, TypeRole>> rows = Table.read(
                Roles.class,
                "roles.tsv",
                row -> Map.entry(
                        row.get("type"),
                        new TypeRole(
                                role(row.get("role")),
                                row.get("account"),
                                row.get("hub").equals("yes"),
                                row.get("seen").equals("yes"))));
        rows.forEach(row -> byType.put(row.getKey(), row.getValue()));
        others = Objects.requireNonNull(byType.get("*"), "roles.tsv has no row for all other types");
    }

    private static Role role(String label) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no role is called " + label));
    }

    public TypeRole of(String type) {
        return byType.getOrDefault(type, others);
    }

    /** Whether the type belongs to a network that its members share. */
    public boolean isNetwork(String type) {
        return of(type).hub() && livesInNetwork(type);
    }

    /** Whether a resource of the type that no context owns has its home where the networks are. */
    public boolean livesInNetwork(String type) {
        return of(type).account().equals("network");
    }
}
