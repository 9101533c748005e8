package dev.mitosis.target.identity;

import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.io.TsvTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose policy is a session policy, which narrows what a role may do: the rows of {@code session-policies.tsv}. */
final class SessionTable {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[a-z]+:[^}]*}");

    private final Set<String> types = new HashSet<>();

    static SessionTable load() {
        SessionTable table = new SessionTable();
        TsvTable.loadNamed(SessionTable.class, "session-policies.tsv").forEach(row -> table.types.add(row.get("type")));
        return table;
    }

    boolean has(String type) {
        return types.contains(type);
    }

    /** The statements of a session; null where it has none. What variables of a session stand for can be anything. */
    static @Nullable List<GrantedStatement> of(List<GrantedStatement> own) {
        return own.isEmpty() ? null : own.stream().map(SessionTable::opened).toList();
    }

    private static GrantedStatement opened(GrantedStatement granted) {
        IamStatement old = granted.statement();
        return new GrantedStatement(
                granted.holder(),
                new IamStatement(
                        old.pointer(),
                        old.sid(),
                        old.allow(),
                        old.principals(),
                        old.notPrincipals(),
                        old.actions(),
                        old.notActions(),
                        opened(old.resources()),
                        opened(old.notResources()),
                        old.conditions()));
    }

    private static List<String> opened(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> VARIABLE.matcher(pattern).replaceAll("*"))
                .toList();
    }
}
