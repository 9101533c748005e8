package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
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
final class PolicyReader implements Reader {
    private static final int ACTIONS_SHOWN = 4;

    private final ActionTable actions;

    PolicyReader(ActionTable actions) {
        this.actions = actions;
    }

    /** One statement of a policy being read. */
    private record Reading(Pen pen, PolicyStatement statement, GrantTargets targets, PolicyLimits limits) {
        String at() {
            return statement.pointer() + "/Resource";
        }
    }

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        GrantTargets grants = new GrantTargets(pen.drawing());
        List<PolicyStatement> document = PolicyStatement.of(value, pointer);
        PolicyLimits limits = PolicyLimits.of(pen, document);
        for (PolicyStatement statement : document) {
            PolicyConditions.note(pen, statement);
            if (statement.allow()) {
                allow(new Reading(pen, statement, grants, limits));
            }
        }
    }

    private void allow(Reading reading) {
        Set<String> wide = new TreeSet<>();
        for (String pattern : reading.statement().resources()) {
            GrantTargets.Covered covered = reading.targets().cover(reading.pen(), pattern);
            grants(reading, covered, pattern, actionsOn(reading.statement(), pattern), "");
            if (covered.breadth().compareTo(Strength.SERVICE_WIDE) >= 0) {
                wide.add(pattern);
            }
        }
        if (!reading.statement().notResources().isEmpty()) {
            wide.add("everything but " + String.join(", ", reading.statement().notResources()));
        }
        if (!wide.isEmpty()
                && !isNarrowed(reading)
                && !actions.isHarmless(reading.statement().actions())) {
            wideGrant(reading, wide);
        }
    }

    private void grants(
            Reading reading, GrantTargets.Covered covered, String pattern, List<String> allowed, String within) {
        List<Entity> targets = new ArrayList<>(covered.resources());
        covered.missing().ifPresent(targets::add);
        for (Entity target : targets) {
            List<String> left = reading.limits().remaining(allowed, pattern, target.arn());
            for (EdgeKind kind : actions.kinds(left, serviceOf(pattern))) {
                String text = String.join(", ", reading.statement().actions().isEmpty() ? left : allowed);
                reading.pen().to(target, kind, covered.breadth(), reading.at(), text + " on " + pattern + within);
            }
        }
    }

    /** The statement's actions; what remains of the service where it names those that it does not allow. */
    private static List<String> actionsOn(PolicyStatement statement, String pattern) {
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
    private boolean isNarrowed(Reading reading) {
        List<PolicyStatement> boundary = reading.limits().boundary();
        if (boundary == null) {
            return false;
        }
        boolean narrowed = true;
        for (PolicyStatement allow : boundary) {
            for (String pattern : allow.resources()) {
                GrantTargets.Covered covered = reading.targets().cover(reading.pen(), pattern);
                List<String> common = common(reading.statement(), allow, pattern);
                grants(reading, covered, pattern, common, " within the permissions boundary");
                narrowed &= common.isEmpty() || covered.breadth().compareTo(Strength.SERVICE_WIDE) < 0;
            }
            narrowed &= allow.notResources().isEmpty();
        }
        return narrowed;
    }

    private static List<String> common(PolicyStatement statement, PolicyStatement allow, String pattern) {
        Set<String> common = new LinkedHashSet<>();
        actionsOn(statement, pattern).forEach(action -> common.addAll(PolicyLimits.common(action, allow)));
        return List.copyOf(common);
    }

    private static void wideGrant(Reading reading, Set<String> patterns) {
        PolicyStatement statement = reading.statement();
        boolean everyAction =
                statement.actions().contains("*") || !statement.notActions().isEmpty();
        boolean everyResource =
                patterns.contains("*") || !statement.notResources().isEmpty();
        boolean everything = everyAction && everyResource;
        reading.pen()
                .finding(
                        everything ? "graph.grant-everything" : "graph.grant-wide",
                        everything ? Severity.HIGH : Severity.LOW,
                        "The policy allows " + summary(statement) + " on " + String.join(", ", patterns)
                                + ", which names no resource of its own.",
                        "Find out from access reports which resources are used, and name them, before the accounts are"
                                + " split.");
    }

    private static String summary(PolicyStatement statement) {
        if (statement.actions().isEmpty()) {
            return "everything but " + String.join(", ", statement.notActions());
        }
        int shown = Math.min(ACTIONS_SHOWN, statement.actions().size());
        String text = String.join(", ", statement.actions().subList(0, shown));
        return shown < statement.actions().size() ? text + " and more" : text;
    }
}
