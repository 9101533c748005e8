package dev.mitosis.graph.policy;

import dev.mitosis.graph.identity.Glob;
import dev.mitosis.graph.relation.RuleAction;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.EdgeKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an IAM action does to a resource: reads, writes, invokes, encrypts, ... */
public final class ActionTable {
    private record ActionRule(String pattern, EdgeKind kind) {}

    private final List<ActionRule> rules = new ArrayList<>();

    public static ActionTable load() {
        ActionTable loaded = new ActionTable();
        for (TsvTable.TsvRow row : TsvTable.load(ActionTable.class, "actions.tsv", 2)) {
            if (!(RuleAction.parse(row.cell(1)).orElse(null) instanceof RuleAction.Draw draw)) {
                throw row.error("'" + row.cell(1) + "' is no edge kind");
            }
            loaded.rules.add(new ActionRule(row.cell(0).toLowerCase(Locale.ROOT), draw.kind()));
        }
        return loaded;
    }

    /** The kinds of the actions of one service; a wildcard stands for all kinds that it covers. */
    public Set<EdgeKind> kinds(List<String> actions, String service) {
        Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
        for (String action : actions) {
            if (concerns(action, service)) {
                kinds.addAll(kinds(action.equals("*") ? service + ":*" : action));
            }
        }
        return kinds;
    }

    public static boolean concerns(String action, String service) {
        int colon = action.indexOf(':');
        if (colon < 0) {
            return action.equals("*");
        }
        String prefix = action.substring(0, colon).toLowerCase(Locale.ROOT);
        // Roles have ARNs of iam but are taken by an action of sts.
        return Glob.matches(prefix, service) || (service.equals("iam") && prefix.equals("sts"));
    }

    private Set<EdgeKind> kinds(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
        for (ActionRule rule : rules) {
            if (Glob.matches(rule.pattern, lower)) {
                kinds.add(rule.kind);
                return kinds;
            }
            if (lower.endsWith("*") && rule.pattern.startsWith(Glob.literalPrefix(lower)) && !lower.equals("*")) {
                kinds.add(rule.kind);
            }
        }
        if (lower.endsWith(":*")) {
            kinds.add(EdgeKind.READS);
            kinds.add(EdgeKind.WRITES);
        }
        if (kinds.isEmpty()) {
            kinds.add(EdgeKind.WRITES);
        }
        return kinds;
    }

    boolean isHarmless(List<String> actions) {
        return !actions.isEmpty()
                && actions.stream()
                        .allMatch(action -> !action.equals("*") && kinds(action).equals(Set.of(EdgeKind.READS)));
    }
}
