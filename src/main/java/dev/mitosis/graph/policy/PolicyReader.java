package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.Arn;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a policy attached to an identity: what the holder may do to which resource.
 *
 * <p>What is denied without conditions, or lies outside of the holder's permissions boundary, is no edge. A grant over
 * a whole service or over everything joins nothing and is a finding, unless a boundary narrows it to named resources.
 */
public final class PolicyReader implements ValueReader {
    private static final int ACTIONS_SHOWN = 4;

    private final ActionTable actions;
    private final ManagedPolicies managed;

    public PolicyReader(ActionTable actions, ManagedPolicies managed) {
        this.actions = actions;
        this.managed = managed;
    }

    /** One statement of a policy being read. */
    private record StatementScope(
            EdgeWriter writer, IamStatement statement, GrantTargets targets, PolicyLimits limits) {
        String at() {
            return statement.pointer() + "/Resource";
        }
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        GrantTargets grants = new GrantTargets(writer.draft());
        List<IamStatement> document = IamStatement.of(value, pointer);
        PolicyLimits limits = PolicyLimits.of(writer.resource().data(), document, managed);
        for (IamStatement statement : document) {
            PolicyConditions.note(writer, statement);
            ConditionReferences.draw(writer, statement);
            if (statement.allow()) {
                allow(new StatementScope(writer, statement, grants, limits));
            }
        }
    }

    private void allow(StatementScope scope) {
        Set<String> wide = new TreeSet<>();
        for (String pattern : scope.statement().resources()) {
            GrantCoverage covered = scope.targets().cover(scope.writer(), pattern);
            grants(scope, covered, pattern, actionsOn(scope.statement(), pattern), "");
            if (covered.breadth().compareTo(Strength.SERVICE_WIDE) >= 0) {
                wide.add(pattern);
            }
        }
        if (!scope.statement().notResources().isEmpty()) {
            wide.add("everything but " + String.join(", ", scope.statement().notResources()));
        }
        if (!wide.isEmpty()
                && !isNarrowed(scope)
                && !actions.isHarmless(scope.statement().actions())) {
            wideGrant(scope, wide);
        }
    }

    private void grants(
            StatementScope scope, GrantCoverage covered, String pattern, List<String> allowed, String within) {
        List<Entity> targets = new ArrayList<>(covered.resources());
        covered.missing().ifPresent(targets::add);
        for (Entity target : targets) {
            List<String> left = scope.limits().remaining(allowed, pattern, target.arn());
            for (EdgeKind kind : actions.kinds(left, serviceOf(pattern))) {
                String text = String.join(", ", scope.statement().actions().isEmpty() ? left : allowed);
                scope.writer().to(target, kind, covered.breadth(), scope.at(), text + " on " + pattern + within);
            }
        }
    }

    /** The statement's actions; what remains of the service where it names those that it does not allow. */
    private static List<String> actionsOn(IamStatement statement, String pattern) {
        if (!statement.actions().isEmpty()) {
            return statement.actions();
        }
        String all = serviceOf(pattern) + ":*";
        return PolicyEvaluator.speaksOfAction(statement, all) ? List.of(all) : List.of();
    }

    private static String serviceOf(String pattern) {
        return Arn.parse(pattern).map(Arn::service).orElse("");
    }

    /** Draws what a boundary leaves of a wide grant; tells whether it left only named resources. */
    private boolean isNarrowed(StatementScope scope) {
        List<IamStatement> boundary = scope.limits().boundary();
        if (boundary == null) {
            return false;
        }
        boolean narrowed = true;
        for (IamStatement allow : boundary) {
            for (String pattern : allow.resources()) {
                GrantCoverage covered = scope.targets().cover(scope.writer(), pattern);
                List<String> common = common(scope.statement(), allow, pattern);
                grants(scope, covered, pattern, common, " within the permissions boundary");
                narrowed &= common.isEmpty() || covered.breadth().compareTo(Strength.SERVICE_WIDE) < 0;
            }
            narrowed &= allow.notResources().isEmpty();
        }
        return narrowed;
    }

    private static List<String> common(IamStatement statement, IamStatement allow, String pattern) {
        Set<String> common = new LinkedHashSet<>();
        actionsOn(statement, pattern).forEach(action -> common.addAll(PolicyLimits.common(action, allow)));
        return List.copyOf(common);
    }

    private static void wideGrant(StatementScope scope, Set<String> patterns) {
        IamStatement statement = scope.statement();
        boolean everyAction =
                statement.actions().contains("*") || !statement.notActions().isEmpty();
        boolean everyResource =
                patterns.contains("*") || !statement.notResources().isEmpty();
        boolean everything = everyAction && everyResource;
        scope.writer()
                .finding(
                        everything ? "graph.grant-everything" : "graph.grant-wide",
                        everything ? Severity.HIGH : Severity.LOW,
                        "The policy allows " + summary(statement) + " on " + String.join(", ", patterns)
                                + ", which names no resource of its own.",
                        "Find out from access reports which resources are used, and name them, before the accounts are"
                                + " split.");
    }

    private static String summary(IamStatement statement) {
        if (statement.actions().isEmpty()) {
            return "everything but " + String.join(", ", statement.notActions());
        }
        int shown = Math.min(ACTIONS_SHOWN, statement.actions().size());
        String text = String.join(", ", statement.actions().subList(0, shown));
        return shown < statement.actions().size() ? text + " and more" : text;
    }
}
