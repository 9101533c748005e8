package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads a policy attached to a resource: whom it lets in, and who therefore can use it. */
final class ResourcePolicyReader implements Reader {
    private static final List<String> SOURCE_KEYS = List.of("aws:SourceArn", "aws:PrincipalArn");

    private final ActionTable actions;

    ResourcePolicyReader(ActionTable actions) {
        this.actions = actions;
    }

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        for (PolicyStatement statement : PolicyStatement.of(value, pointer)) {
            PolicyConditions.note(pen, statement);
            if (statement.allow()) {
                allow(pen, statement);
            }
        }
    }

    private void allow(Pen pen, PolicyStatement statement) {
        boolean bySource = sources(pen, statement);
        statement.principals().forEach((kind, values) -> {
            for (String principal : values) {
                admit(pen, statement, kind, principal, bySource);
            }
        });
    }

    /** Admits the resources that a condition names; tells whether there were any. */
    private static boolean sources(Pen pen, PolicyStatement statement) {
        boolean found = false;
        for (String key : SOURCE_KEYS) {
            for (String arn : statement.conditionValues(key)) {
                found = true;
                Optional<Entity> source = pen.drawing().index().byArn(Glob.literalPrefix(arn));
                source.or(() -> pen.missing(arn))
                        .ifPresent(entity -> pen.to(
                                entity,
                                EdgeKind.TRUSTS,
                                Strength.EXACT,
                                statement.pointer() + "/Condition",
                                key + " = " + arn));
            }
        }
        return found;
    }

    private void admit(Pen pen, PolicyStatement statement, String kind, String principal, boolean bySource) {
        PrincipalFindings.note(pen, principal);
        String at = statement.pointer() + "/Principal";
        if (kind.equals("Service")) {
            if (!bySource) {
                pen.to(pen.drawing().outside().service(principal), EdgeKind.TRUSTS, Strength.EXACT, at, principal);
            }
        } else if (principal.equals("*")) {
            everybody(pen, statement, at);
        } else {
            Principals.find(pen, principal).ifPresent(entity -> {
                pen.to(entity, EdgeKind.TRUSTS, Strength.EXACT, at, principal);
                uses(pen, statement, entity, at, principal);
            });
        }
    }

    private void uses(Pen pen, PolicyStatement statement, Entity principal, String pointer, String text) {
        String service = Arn.parse(pen.self().arn()).map(Arn::service).orElse("");
        for (EdgeKind kind : actions.kinds(statement.actions(), service)) {
            pen.edge(
                    principal,
                    pen.self(),
                    kind,
                    Strength.EXACT,
                    pointer,
                    String.join(", ", statement.actions()) + " for " + text);
        }
    }

    private static void everybody(Pen pen, PolicyStatement statement, String pointer) {
        boolean narrowed = statement.conditions().keySet().stream()
                .map(PolicyStatement::conditionKey)
                .anyMatch(
                        key -> key.toLowerCase(java.util.Locale.ROOT)
                                .matches(
                                        "aws:(source(vpc|vpce|ip|arn|account|orgid)|principal(orgid|account|arn|orgpaths))|kms:.*"));
        if (narrowed) {
            for (String endpoint : statement.conditionValues("aws:SourceVpce")) {
                pen.resolve(endpoint, List.of("AWS::EC2::VPCEndpoint"))
                        .ifPresent(match -> pen.to(
                                match.entity(),
                                EdgeKind.TRUSTS,
                                Strength.EXACT,
                                statement.pointer() + "/Condition",
                                endpoint));
            }
            return;
        }
        pen.to(pen.drawing().outside().internet(), EdgeKind.TRUSTS, Strength.EXACT, pointer, "*");
        pen.finding(
                "graph.open-to-everybody",
                Severity.HIGH,
                "The resource policy lets everybody in (principal *, no condition that narrows it).",
                "Confirm that this is wanted; name the callers' accounts otherwise.");
    }
}
