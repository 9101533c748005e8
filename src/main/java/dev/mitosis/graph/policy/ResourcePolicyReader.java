package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.condition.Audience;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.Arn;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;

/** Reads a policy attached to a resource: whom it lets in, and who therefore can use it. */
public final class ResourcePolicyReader implements ValueReader {
    private final ActionTable actions;
    private final PolicyDoors doors;

    public ResourcePolicyReader(ActionTable actions, PolicyDoors doors) {
        this.actions = actions;
        this.doors = doors;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        List<IamStatement> document = IamStatement.of(value, pointer);
        for (IamStatement statement : document) {
            if (!doors.isDefault(statement, writer.resource())) {
                PolicyConditions.note(writer, statement);
                ConditionReferences.draw(writer, statement);
                if (statement.allow()) {
                    allow(writer, statement, doors.audience(statement, document, writer.resource()));
                }
            }
        }
    }

    private void allow(EdgeWriter writer, IamStatement statement, Audience audience) {
        if (audience.extent() == Audience.Extent.NOBODY) {
            return;
        }
        boolean bySource = PartyEdges.draw(writer, audience);
        statement.principals().forEach((kind, values) -> {
            for (String principal : values) {
                PrincipalFindings.note(writer, principal);
                if (kind.equals("Service")) {
                    service(writer, statement, principal, bySource);
                } else if (!principal.equals("*")) {
                    named(writer, statement, principal);
                }
            }
        });
        if (statement.isAboutEverybody()) {
            everybody(writer, statement, audience);
        }
    }

    private static void service(EdgeWriter writer, IamStatement statement, String principal, boolean bySource) {
        if (!bySource) {
            writer.to(
                    writer.draft().external().service(principal),
                    EdgeKind.TRUSTS,
                    Strength.EXACT,
                    statement.pointer() + "/Principal",
                    principal);
        }
    }

    private void named(EdgeWriter writer, IamStatement statement, String principal) {
        String at = statement.pointer() + "/Principal";
        Principals.find(writer, principal).ifPresent(entity -> {
            writer.to(entity, EdgeKind.TRUSTS, Strength.EXACT, at, principal);
            uses(writer, statement, entity, at, principal);
        });
    }

    private void uses(EdgeWriter writer, IamStatement statement, Entity principal, String pointer, String text) {
        String service = Arn.parse(writer.self().arn()).map(Arn::service).orElse("");
        for (EdgeKind kind : actions.kinds(statement.actions(), service)) {
            writer.edge(
                    principal,
                    writer.self(),
                    kind,
                    Strength.EXACT,
                    pointer,
                    String.join(", ", statement.actions()) + " for " + text);
        }
    }

    private static void everybody(EdgeWriter writer, IamStatement statement, Audience audience) {
        String conditions = statement.conditionText();
        if (audience.extent() == Audience.Extent.UNKNOWN) {
            writer.finding(
                    "graph.openness-unknown",
                    Severity.MEDIUM,
                    "Whether the resource policy lets everybody in hangs on a condition that cannot be judged: "
                            + conditions + ".",
                    "Find out who can meet the condition; name the callers' accounts otherwise.");
        }
        if (audience.extent() != Audience.Extent.EVERYBODY) {
            return;
        }
        String text = conditions.isEmpty() ? "*" : "* where " + conditions;
        writer.to(
                writer.draft().external().internet(),
                EdgeKind.TRUSTS,
                Strength.EXACT,
                statement.pointer() + "/Principal",
                text);
        writer.finding(
                "graph.open-to-everybody",
                Severity.HIGH,
                "The resource policy lets everybody in (principal *, "
                        + (conditions.isEmpty()
                                ? "no condition that narrows it"
                                : "and this narrows it to nobody in" + " particular: " + conditions)
                        + ").",
                "Confirm that this is wanted; name the callers' accounts otherwise.");
    }
}
