package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the policy of a VPC endpoint, which limits what passes and lets nobody in: it names what has to be changed with
 * it.
 */
public final class EndpointPolicyReader implements ValueReader {
    private final PolicyDoors doors;

    public EndpointPolicyReader(PolicyDoors doors) {
        this.doors = doors;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        GrantTargets grants = new GrantTargets(writer.draft());
        for (IamStatement statement : IamStatement.of(value, pointer)) {
            if (!doors.isDefault(statement, writer.resource())) {
                PolicyConditions.note(writer, statement);
                ConditionReferences.draw(writer, statement);
                resources(writer, grants, statement);
                principals(writer, statement);
            }
        }
    }

    private static void resources(EdgeWriter writer, GrantTargets grants, IamStatement statement) {
        List<String> patterns = new ArrayList<>(statement.resources());
        patterns.addAll(statement.notResources());
        for (String pattern : patterns) {
            GrantCoverage covered = grants.cover(writer, pattern);
            List<Entity> named = new ArrayList<>(covered.resources());
            covered.missing().ifPresent(named::add);
            named.forEach(entity -> writer.to(
                    entity, EdgeKind.REFERENCES, covered.breadth(), statement.pointer() + "/Resource", pattern));
        }
    }

    private static void principals(EdgeWriter writer, IamStatement statement) {
        for (String principal : statement.principals().getOrDefault("AWS", List.of())) {
            PrincipalFindings.note(writer, principal);
            if (!principal.equals("*")) {
                Principals.find(writer, principal)
                        .ifPresent(entity -> writer.to(
                                entity,
                                EdgeKind.REFERENCES,
                                Strength.EXACT,
                                statement.pointer() + "/Principal",
                                principal));
            }
        }
    }
}
