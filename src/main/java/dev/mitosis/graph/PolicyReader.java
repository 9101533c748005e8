package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a policy attached to an identity: what the holder may do to which resource.
 *
 * <p>A grant over a whole service or over everything joins nothing; it is a finding.
 */
final class PolicyReader implements Reader {
    private final ActionTable actions;

    PolicyReader(ActionTable actions) {
        this.actions = actions;
    }

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        GrantTargets grants = new GrantTargets(pen.drawing());
        for (PolicyStatement statement : PolicyStatement.of(value, pointer)) {
            PolicyConditions.note(pen, statement);
            if (statement.allow()) {
                allow(pen, grants, statement);
            }
        }
    }

    private void allow(Pen pen, GrantTargets grants, PolicyStatement statement) {
        Set<String> wide = new HashSet<>();
        for (int i = 0; i < statement.resources().size(); i++) {
            String pattern = statement.resources().get(i);
            GrantTargets.Covered covered = grants.cover(pen, pattern);
            String at = statement.pointer() + "/Resource";
            covered.resources().forEach(entity -> grant(pen, statement, entity, covered.breadth(), at, pattern));
            covered.missing().ifPresent(entity -> grantMissing(pen, statement, entity, at, pattern));
            if (covered.breadth().compareTo(Strength.SERVICE_WIDE) >= 0) {
                wide.add(pattern);
            }
        }
        if (!wide.isEmpty() && !actions.isHarmless(statement.actions())) {
            wideGrant(pen, statement, wide);
        }
    }

    private void grant(
            Pen pen, PolicyStatement statement, Entity target, Strength breadth, String pointer, String pattern) {
        String service = pattern.split(":", 4)[2];
        for (EdgeKind kind : kinds(statement, service)) {
            pen.to(target, kind, breadth, pointer, String.join(", ", statement.actions()) + " on " + pattern);
        }
    }

    private Set<EdgeKind> kinds(PolicyStatement statement, String service) {
        if (statement.actions().isEmpty()) {
            return Set.of(EdgeKind.READS, EdgeKind.WRITES);
        }
        return actions.kinds(statement.actions(), service);
    }

    private void grantMissing(Pen pen, PolicyStatement statement, Entity target, String pointer, String pattern) {
        for (EdgeKind kind : kinds(statement, pattern.split(":", 4)[2])) {
            pen.to(target, kind, Strength.EXACT, pointer, String.join(", ", statement.actions()) + " on " + pattern);
        }
    }

    private static void wideGrant(Pen pen, PolicyStatement statement, Set<String> patterns) {
        boolean everything = patterns.contains("*")
                && (statement.actions().contains("*") || !statement.notActions().isEmpty());
        pen.finding(
                everything ? "graph.grant-everything" : "graph.grant-wide",
                everything ? Severity.HIGH : Severity.LOW,
                "The policy allows " + summary(statement) + " on "
                        + String.join(", ", patterns.stream().sorted().toList())
                        + ", which names no resource of its own.",
                "Find out from access reports which resources are used, and name them, before the accounts are split.");
    }

    private static String summary(PolicyStatement statement) {
        if (statement.actions().isEmpty()) {
            return "everything but " + String.join(", ", statement.notActions());
        }
        int shown = Math.min(4, statement.actions().size());
        String text = String.join(", ", statement.actions().subList(0, shown));
        return shown < statement.actions().size() ? text + " and more" : text;
    }
}
