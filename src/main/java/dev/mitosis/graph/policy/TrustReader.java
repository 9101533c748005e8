package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;

/** Reads a role's trust policy: who may take the role. */
public final class TrustReader implements ValueReader {
    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        for (IamStatement statement : IamStatement.of(value, pointer)) {
            PolicyConditions.note(writer, statement);
            if (statement.allow()) {
                statement
                        .principals()
                        .forEach((kind, values) -> values.forEach(principal ->
                                trust(writer, statement, kind, principal, statement.pointer() + "/Principal")));
            }
        }
    }

    private static void trust(
            EdgeWriter writer, IamStatement statement, String kind, String principal, String pointer) {
        PrincipalFindings.note(writer, principal);
        if (kind.equals("Service")) {
            writer.to(
                    writer.draft().external().service(principal), EdgeKind.TRUSTS, Strength.EXACT, pointer, principal);
        } else if (principal.equals("*")) {
            writer.finding(
                    "graph.role-trusts-everybody",
                    statement.conditions().isEmpty() ? Severity.CRITICAL : Severity.MEDIUM,
                    "The role's trust policy names the principal *.",
                    "Name the accounts or roles that take this role.");
        } else if (kind.equals("Federated") && !principal.startsWith("arn:")) {
            writer.to(writer.draft().external().host(principal), EdgeKind.TRUSTS, Strength.EXACT, pointer, principal);
        } else {
            Principals.find(writer, principal)
                    .ifPresent(entity -> writer.to(entity, EdgeKind.TRUSTS, Strength.EXACT, pointer, principal));
        }
    }
}
