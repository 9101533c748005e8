package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;

/** Reads a role's trust policy: who may take the role. */
final class TrustReader implements Reader {
    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        for (PolicyStatement statement : PolicyStatement.of(value, pointer)) {
            PolicyConditions.note(pen, statement);
            if (statement.allow()) {
                statement
                        .principals()
                        .forEach((kind, values) -> values.forEach(principal ->
                                trust(pen, statement, kind, principal, statement.pointer() + "/Principal")));
            }
        }
    }

    private static void trust(Pen pen, PolicyStatement statement, String kind, String principal, String pointer) {
        PrincipalFindings.note(pen, principal);
        if (kind.equals("Service")) {
            pen.to(pen.drawing().outside().service(principal), EdgeKind.TRUSTS, Strength.EXACT, pointer, principal);
        } else if (principal.equals("*")) {
            pen.finding(
                    "graph.role-trusts-everybody",
                    statement.conditions().isEmpty() ? Severity.CRITICAL : Severity.MEDIUM,
                    "The role's trust policy names the principal *.",
                    "Name the accounts or roles that take this role.");
        } else if (kind.equals("Federated") && !principal.startsWith("arn:")) {
            pen.to(pen.drawing().outside().host(principal), EdgeKind.TRUSTS, Strength.EXACT, pointer, principal);
        } else {
            Principals.find(pen, principal)
                    .ifPresent(entity -> pen.to(entity, EdgeKind.TRUSTS, Strength.EXACT, pointer, principal));
        }
    }
}
