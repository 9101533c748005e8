package dev.mitosis.graph.policy;

import dev.mitosis.graph.condition.Ground;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.List;

/** Draws what the conditions of any policy name: a subnet, a VPC, a role, a key; elsewhere they would not hold. */
final class ConditionReferences {
    private ConditionReferences() {}

    static void draw(EdgeWriter writer, IamStatement statement) {
        GrantTargets targets = new GrantTargets(writer.draft());
        statement.requestConditions().forEach(condition -> {
            for (String value : condition.values()) {
                draw(writer, targets, value, condition.ground());
            }
        });
    }

    private static void draw(EdgeWriter writer, GrantTargets targets, String value, Ground ground) {
        if (!value.startsWith("arn:")) {
            writer.resolve(value, List.of())
                    .map(EdgeWriter.Match::entity)
                    .or(() -> writer.missing(value))
                    .ifPresent(entity -> refer(writer, entity, Strength.EXACT, ground));
            return;
        }
        GrantCoverage covered = targets.cover(writer, value);
        List<Entity> named = new ArrayList<>(covered.resources());
        covered.missing().ifPresent(named::add);
        named.forEach(entity -> refer(writer, entity, covered.breadth(), ground));
    }

    private static void refer(EdgeWriter writer, Entity entity, Strength strength, Ground ground) {
        writer.to(entity, EdgeKind.REFERENCES, strength, ground.pointer(), ground.text());
    }
}
