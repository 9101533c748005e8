package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.condition.Audience;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;

/** Reads a role's trust policy: who may take the role. */
public final class TrustReader implements ValueReader {
    private final PolicyDoors doors;

    public TrustReader(PolicyDoors doors) {
        this.doors = doors;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        List<IamStatement> document = IamStatement.of(value, pointer);
        for (IamStatement statement : document) {
            PolicyConditions.note(writer, statement);
            ConditionReferences.draw(writer, statement);
            if (statement.allow()) {
                allow(writer, statement, doors.audience(statement, document, writer.resource()));
            }
        }
    }

    private static void allow(EdgeWriter writer, IamStatement statement, Audience audience) {
        if (audience.extent() == Audience.Extent.NOBODY) {
            return;
        }
        PartyEdges.draw(writer, audience);
        statement
                .principals()
                .forEach((kind, values) -> values.forEach(principal -> {
                    PrincipalFindings.note(writer, principal);
                    if (!principal.equals("*")) {
                        trust(writer, kind, principal, statement.pointer() + "/Principal");
                    }
                }));
        boolean open = audience.extent() == Audience.Extent.EVERYBODY;
        if (statement.isAboutEverybody() && (open || audience.extent() == Audience.Extent.UNKNOWN)) {
            writer.finding(
                    "graph.role-trusts-everybody",
                    open ? Severity.CRITICAL : Severity.MEDIUM,
                    open
                            ? "The role's trust policy lets everybody take it."
                            : "The role's trust policy names the principal * under a condition that cannot be judged: "
                                    + statement.conditionText() + ".",
                    "Name the accounts or roles that take this role.");
        }
    }

    private static void trust(EdgeWriter writer, String kind, String principal, String pointer) {
        if (kind.equals("Service")) {
            writer.to(
                    writer.draft().external().service(principal), EdgeKind.TRUSTS, Strength.EXACT, pointer, principal);
        } else if (kind.equals("Federated") && !principal.startsWith("arn:")) {
            writer.to(writer.draft().external().host(principal), EdgeKind.TRUSTS, Strength.EXACT, pointer, principal);
        } else {
            Principals.find(writer, principal)
                    .ifPresent(entity -> writer.to(entity, EdgeKind.TRUSTS, Strength.EXACT, pointer, principal));
        }
    }
}
