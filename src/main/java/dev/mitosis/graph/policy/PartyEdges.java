package dev.mitosis.graph.policy;

import dev.mitosis.graph.condition.Audience;
import dev.mitosis.graph.condition.Ground;
import dev.mitosis.graph.condition.Party;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws whom the conditions of a statement let in. */
final class PartyEdges {
    private static final String ORGANIZATION = "AWS::Organizations::Organization";

    private PartyEdges() {}

    /**
     * Draws the parties that stand somewhere; tells whether a condition said on whose behalf the caller has to come.
     */
    static boolean draw(EdgeWriter writer, Audience audience) {
        boolean found = false;
        GrantTargets targets = new GrantTargets(writer.draft());
        for (Party party : audience.parties().keySet()) {
            Ground ground = audience.parties().get(party);
            if (party.kind() == Party.Kind.ARN) {
                found = true;
                arn(writer, targets, party.name(), ground);
            } else {
                entity(writer, party).ifPresent(entity -> trust(writer, entity, Strength.EXACT, ground));
            }
        }
        return found;
    }

    private static void trust(EdgeWriter writer, Entity entity, Strength strength, Ground ground) {
        writer.to(entity, EdgeKind.TRUSTS, strength, ground.pointer(), ground.text());
    }

    private static void arn(EdgeWriter writer, GrantTargets targets, String arn, Ground ground) {
        String identity = Principals.roleOf(arn);
        GrantCoverage covered = targets.cover(writer, identity);
        List<Entity> entities = new ArrayList<>(covered.resources());
        covered.missing().or(() -> foreign(writer, identity)).ifPresent(entities::add);
        entities.forEach(entity -> trust(writer, entity, covered.breadth(), ground));
    }

    private static Optional<Entity> foreign(EdgeWriter writer, String arn) {
        return Arn.parse(arn).map(Arn::account).flatMap(account -> account(writer, account));
    }

    private static Optional<Entity> account(EdgeWriter writer, String account) {
        boolean own = account.equals(writer.draft().account());
        return own || !AccountId.isValid(account)
                ? Optional.empty()
                : Optional.of(writer.draft().external().account(account));
    }

    private static Optional<Entity> entity(EdgeWriter writer, Party party) {
        String name = party.name();
        return switch (party.kind()) {
            case ACCOUNT -> account(writer, name);
            case ORGANIZATION -> organization(writer, name);
            case VPC -> network(writer, name, "AWS::EC2::VPC");
            case ENDPOINT -> network(writer, name, "AWS::EC2::VPCEndpoint");
            case ADDRESS ->
                Cidr.parse(name).map(range -> writer.draft().external().network(range.text()));
            case SERVICE ->
                name.indexOf('.') < 0
                        ? Optional.empty()
                        : Optional.of(writer.draft().external().service(name));
            case ARN, NETWORK, IDENTITY -> Optional.empty();
        };
    }

    private static Optional<Entity> network(EdgeWriter writer, String id, String type) {
        return writer.resolve(id, List.of(type)).map(EdgeWriter.Match::entity).or(() -> writer.missing(id));
    }

    private static Optional<Entity> organization(EdgeWriter writer, String id) {
        if (!id.startsWith("o-")) {
            return Optional.empty();
        }
        return writer.resolve(id, List.of(ORGANIZATION))
                .map(EdgeWriter.Match::entity)
                .or(() -> Optional.of(writer.draft().external().organization(id)));
    }
}
