package dev.mitosis.check.estate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.state.DependencyIndex;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who may do what, as identities, deliveries and grants say it, against the policies that templates make. */
final class AccessParts {
    private static final String IAM = "AWS::IAM::";
    /** What a service puts into the policy of each new thing. */
    private static final String OF_SERVICE = "\"__default_";

    private static final String HIDDEN = "***";

    private static final String PERMISSION = "AWS::Lambda::Permission";

    private final Landscape landscape;
    private final SpeltPolicies written;
    private final StatementIndex everywhere = new StatementIndex();
    private final Set<String> firm = new HashSet<>();

    AccessParts(Landscape landscape, SpeltPolicies written) {
        this.landscape = landscape;
        this.written = written;
        landscape.target().edges().stream()
                .filter(edge -> DependencyIndex.isFirm(edge.strength()))
                .forEach(edge -> firm.add(edge.from() + " " + edge.to()));
        for (PlannedResource row : landscape.rows().values()) {
            if (row.properties() != null) {
                read(row.type(), row.properties(), row.stack());
            }
            row.parts().forEach(part -> read(part.type(), part.properties(), part.stack()));
        }
    }

    private void read(String type, JsonNode properties, @Nullable String stack) {
        everywhere.add(written.statements(properties, stack));
        if (type.equals(PERMISSION)) {
            everywhere.add(written.spelt(properties, stack).toString());
        }
    }

    void compare(Agreements pairs) {
        landscape.target().identities().forEach(identity -> identity(pairs, identity));
        Map<String, Long> served = landscape.target().delivery().stream()
                .flatMap(way -> Stream.of(way.role(), way.boundary()))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        // What serves several units may do what all of them need, joined in one statement.
        landscape.target().delivery().stream()
                .filter(way -> served.getOrDefault(way.role(), 1L) == 1 && served.getOrDefault(way.boundary(), 1L) == 1)
                .forEach(way -> delivery(pairs, way));
        grants(pairs);
    }

    private void identity(Agreements pairs, PlannedIdentity identity) {
        PlannedResource row = landscape.row(identity.id()).orElse(null);
        if (row == null || row.properties() == null || !row.fate().isMade()) {
            return;
        }
        Set<String> said = new TreeSet<>();
        for (PlannedPolicy policy : identity.policies()) {
            // Grants of a key are made by calls.
            if (policy.document() != null && policy.kind() != PlannedIdentity.PolicyKind.GRANT) {
                said.addAll(written.statements(policy.document(), null));
            }
        }
        if (identity.type().startsWith(IAM)) {
            same(pairs, identity.id(), "its identity", said, written.statements(row.properties(), row.stack()));
        } else if (row.parts().stream().anyMatch(part -> part.type().equals(PERMISSION))) {
            row.parts().stream()
                    .filter(part -> part.type().equals(PERMISSION))
                    .forEach(part -> permission(pairs, row, said, part));
        } else {
            said.removeAll(everywhere.all());
            said.removeIf(statement ->
                    isHidden(statement) && everywhere.all().stream().anyMatch(open(statement)));
            said.removeIf(statement -> statement.contains(OF_SERVICE));
            pairs.expect(
                    said.isEmpty(),
                    identity.id(),
                    () -> "says that the policy of " + identity.id() + " has what no template makes: "
                            + String.join(", ", said) + ".");
        }
    }

    private void permission(Agreements pairs, PlannedResource row, Set<String> said, PlannedPart part) {
        List<String> texts = new ArrayList<>();
        for (String member : List.of("Action", "Principal", "SourceArn", "SourceAccount")) {
            JsonNode value = part.properties().path(member);
            if (!value.isMissingNode()) {
                // Behind an id that nobody knows yet, what is called there may be said in other words.
                String text = written.spelt(value, part.stack()).asText();
                int given = text.indexOf(SpeltPolicies.GIVEN);
                texts.add(given < 0 ? text : text.substring(0, given));
            }
        }
        pairs.expect(
                said.stream().anyMatch(statement -> texts.stream().allMatch(statement::contains)),
                row.id(),
                () -> "lets others into " + row.id() + " otherwise than its identity says: " + String.join(", ", texts)
                        + ".");
    }

    private static boolean isHidden(String statement) {
        return statement.contains(HIDDEN);
    }

    /** A statement of which the scan hid a part is made with what somebody gives in its place. */
    private static Predicate<String> open(String statement) {
        return Pattern.compile(Stream.of(statement.split(Pattern.quote(HIDDEN), -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+")))
                .asMatchPredicate();
    }

    private static void same(Agreements pairs, String id, String where, Set<String> said, Set<String> made) {
        Set<String> lacking = new TreeSet<>(said);
        lacking.removeAll(made);
        Set<String> more = new TreeSet<>(made);
        more.removeAll(said);
        lacking.removeIf(statement -> isHidden(statement) && more.removeIf(open(statement)));
        pairs.expect(
                lacking.isEmpty() && more.isEmpty(),
                id,
                () -> "makes the policies of " + id + " otherwise than " + where + " says: without "
                        + String.join(", ", lacking) + " and with " + String.join(", ", more) + ".");
    }

    /** The role that delivers may do what its delivery says, and is bound by that. */
    private void delivery(Agreements pairs, DeliveryWay way) {
        String role = way.role();
        String boundary = way.boundary();
        if (role != null) {
            List<PlannedStatement> statements = new ArrayList<>(way.trust());
            statements.addAll(way.permissions());
            delivers(pairs, way, role, statements);
            String bound = landscape
                    .row(role)
                    .map(PlannedResource::properties)
                    .map(properties ->
                            properties.path("PermissionsBoundary").path("arnOf").asText())
                    .orElse("");
            pairs.expect(
                    bound.isEmpty() || bound.equals(boundary),
                    way.unit(),
                    () -> "binds " + role + " by " + bound + ", and the delivery of " + way.unit() + " by " + boundary
                            + ".");
        }
        if (boundary != null) {
            delivers(pairs, way, boundary, way.bounds());
        }
    }

    private void delivers(Agreements pairs, DeliveryWay way, String id, List<PlannedStatement> statements) {
        PlannedResource row = landscape.row(id).orElse(null);
        if (row != null && row.properties() != null) {
            Set<String> said = new TreeSet<>();
            statements.forEach(
                    statement -> said.addAll(written.statements(Json.mapper().valueToTree(statement), null)));
            same(pairs, id, "the delivery of " + way.unit(), said, written.statements(row.properties(), row.stack()));
        }
    }

    /** What is granted over a border stands in a policy. */
    private void grants(Agreements pairs) {
        for (PlannedGrant grant : landscape.target().grants()) {
            if (isFirm(grant) && grant.means() == PlannedGrant.Means.RESOURCE_POLICY && isMade(grant)) {
                pairs.expect(
                        everywhere.lets(grant),
                        grant.on(),
                        () -> "grants " + grant.consumer() + " on " + grant.on() + " what no policy lets it: "
                                + String.join(", ", grant.actions()) + " on " + String.join(", ", grant.resource())
                                + ".");
            }
        }
    }

    /** What a pattern covers may never be used, and nobody is let in for it. */
    private boolean isFirm(PlannedGrant grant) {
        return firm.contains(grant.consumer() + " " + grant.on());
    }

    /** Whether a template makes the policy; that of what stays may be changed by a command. */
    private boolean isMade(PlannedGrant grant) {
        return !grant.principal().isEmpty()
                && (landscape.row(grant.on()).filter(row -> row.fate().isMade()).isPresent()
                        || grant.resource().stream().anyMatch(everywhere::names));
    }
}
