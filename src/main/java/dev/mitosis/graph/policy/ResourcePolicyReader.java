package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.Arn;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads a policy attached to a resource: whom it lets in, and who therefore can use it. */
public final class ResourcePolicyReader implements ValueReader {
    private static final List<String> SOURCE_KEYS = List.of("aws:SourceArn", "aws:PrincipalArn");

    private final ActionTable actions;

    public ResourcePolicyReader(ActionTable actions) {
        this.actions = actions;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        for (IamStatement statement : IamStatement.of(value, pointer)) {
            PolicyConditions.note(writer, statement);
            if (statement.allow()) {
                allow(writer, statement);
            }
        }
    }

    private void allow(EdgeWriter writer, IamStatement statement) {
        boolean bySource = sources(writer, statement);
        statement.principals().forEach((kind, values) -> {
            for (String principal : values) {
                admit(writer, statement, kind, principal, bySource);
            }
        });
    }

    /** Admits the resources that a condition names; tells whether there were any. */
    private static boolean sources(EdgeWriter writer, IamStatement statement) {
        boolean found = false;
        for (String key : SOURCE_KEYS) {
            for (String arn : statement.conditionValues(key)) {
                found = true;
                Optional<Entity> source = writer.draft().index().byArn(Glob.literalPrefix(arn));
                source.or(() -> writer.missing(arn))
                        .ifPresent(entity -> writer.to(
                                entity,
                                EdgeKind.TRUSTS,
                                Strength.EXACT,
                                statement.pointer() + "/Condition",
                                key + " = " + arn));
            }
        }
        return found;
    }

    private void admit(EdgeWriter writer, IamStatement statement, String kind, String principal, boolean bySource) {
        PrincipalFindings.note(writer, principal);
        String at = statement.pointer() + "/Principal";
        if (kind.equals("Service")) {
            if (!bySource) {
                writer.to(writer.draft().external().service(principal), EdgeKind.TRUSTS, Strength.EXACT, at, principal);
            }
        } else if (principal.equals("*")) {
            everybody(writer, statement, at);
        } else {
            Principals.find(writer, principal).ifPresent(entity -> {
                writer.to(entity, EdgeKind.TRUSTS, Strength.EXACT, at, principal);
                uses(writer, statement, entity, at, principal);
            });
        }
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

    private static void everybody(EdgeWriter writer, IamStatement statement, String pointer) {
        boolean narrowed = statement.conditions().keySet().stream()
                .map(IamStatement::conditionKey)
                .anyMatch(
                        key -> key.toLowerCase(java.util.Locale.ROOT)
                                .matches(
                                        "aws:(source(vpc|vpce|ip|arn|account|orgid)|principal(orgid|account|arn|orgpaths))|kms:.*"));
        if (narrowed) {
            for (String endpoint : statement.conditionValues("aws:SourceVpce")) {
                writer.resolve(endpoint, List.of("AWS::EC2::VPCEndpoint"))
                        .ifPresent(match -> writer.to(
                                match.entity(),
                                EdgeKind.TRUSTS,
                                Strength.EXACT,
                                statement.pointer() + "/Condition",
                                endpoint));
            }
            return;
        }
        writer.to(writer.draft().external().internet(), EdgeKind.TRUSTS, Strength.EXACT, pointer, "*");
        writer.finding(
                "graph.open-to-everybody",
                Severity.HIGH,
                "The resource policy lets everybody in (principal *, no condition that narrows it).",
                "Confirm that this is wanted; name the callers' accounts otherwise.");
    }
}
