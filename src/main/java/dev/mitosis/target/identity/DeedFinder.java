package dev.mitosis.target.identity;

import dev.mitosis.graph.identity.Glob;
import dev.mitosis.graph.policy.ActionTable;
import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.graph.policy.PolicyEvaluator;
import dev.mitosis.model.Arn;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.target.identity.AccessCase.Deed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what an edge does: what statements allowed for its sake, else what its kind needs at least. */
final class DeedFinder {
    private final ActionTable kinds = ActionTable.load();
    private final AccessTables tables;

    DeedFinder(AccessTables tables) {
        this.tables = tables;
    }

    /**
     * What is asked of a resource.
     *
     * @param resource its old ARN
     * @param policy the statements of its policies
     */
    Set<Deed> of(Asker asker, EdgeKind kind, String resource, String type, List<GrantedStatement> policy) {
        Set<Deed> found = new LinkedHashSet<>();
        AccessTables.Deed least = tables.deed(type, kind);
        if (asker.standing() != null) {
            asker.before().identity().forEach(granted -> add(found, granted.statement(), kind, resource, least));
        }
        for (GrantedStatement granted : policy) {
            if (names(granted.statement(), asker)) {
                add(found, granted.statement(), kind, resource, least);
            }
        }
        if (found.isEmpty() && least != null) {
            least.actions().forEach(action -> found.add(new Deed(action, least.within())));
        }
        return found;
    }

    private static boolean names(IamStatement statement, Asker asker) {
        return statement.principals().values().stream()
                .anyMatch(all -> all.contains(asker.before().principal()));
    }

    private void add(
            Set<Deed> found,
            IamStatement statement,
            EdgeKind kind,
            String resource,
            AccessTables.@Nullable Deed least) {
        if (!statement.allow()) {
            return;
        }
        String service = Arn.parse(resource).map(Arn::service).orElse("");
        List<String> actions = statement.notActions().isEmpty() ? statement.actions() : List.of(service + ":*");
        for (String action : actions) {
            if (!kinds.kinds(List.of(action), service).contains(kind)) {
                continue;
            }
            if (Glob.isPattern(action) && least != null) {
                least.actions().stream()
                        .filter(one -> PolicyEvaluator.actionMatches(action, one))
                        .filter(one -> !statement.notActions().contains(one))
                        .filter(one -> PolicyEvaluator.speaksOfResource(statement, resource + least.within(), true))
                        .forEach(one -> found.add(new Deed(one, least.within())));
            } else {
                String whole = action.equals("*") ? service + ":*" : action;
                within(statement, resource).forEach(within -> found.add(new Deed(whole, within)));
            }
        }
    }

    /** What the statement speaks of: the resource, or what is in it. */
    private static List<String> within(IamStatement statement, String resource) {
        if (statement.resources().isEmpty()) {
            return PolicyEvaluator.speaksOfResource(statement, resource, true) ? List.of("") : List.of();
        }
        List<String> found = new ArrayList<>();
        for (String pattern : statement.resources()) {
            if (Glob.matches(pattern, resource)) {
                found.add("");
            } else if (pattern.startsWith(resource + "/") || pattern.startsWith(resource + ":")) {
                found.add(pattern.substring(resource.length()).replace('*', 'x').replace('?', 'x'));
            } else if (Glob.matches(pattern, resource + "/x")) {
                found.add("/x");
            } else if (Glob.matches(pattern, resource + ":x")) {
                found.add(":x");
            }
        }
        return found;
    }
}
