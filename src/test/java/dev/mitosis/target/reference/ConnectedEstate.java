package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.AclEntry;
import dev.mitosis.model.target.PlannedNetwork.Ipv6Block;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.Variables;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Planned things of the accounts shop, billing and legacy, the old one, and what connects them; ids say account, type
 * and name. What EC2 and VPC Lattice make gets ids from AWS.
 */
final class ConnectedEstate {
    static final String OLD = "123456789012";
    private static final String HOME = "legacy";
    private static final String REGION = "eu-west-1";

    private final List<KnownAs> things = new ArrayList<>();
    private final List<PlannedResource> additions = new ArrayList<>();
    private final List<PlannedNetwork> networks = new ArrayList<>();
    private final List<PlannedConnection> connections = new ArrayList<>();
    private final List<PlannedGrant> grants = new ArrayList<>();
    private final List<PlannedIdentity> identities = new ArrayList<>();
    private final ReferenceFacts facts = new ReferenceFacts();
    private final List<DeliveryWay> delivery = new ArrayList<>();
    private final List<MonitoringSide> monitoring = new ArrayList<>();

    private static String account(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    private static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static boolean isGiven(String type) {
        return type.startsWith("AWS::EC2::") || type.startsWith("AWS::VpcLattice::");
    }

    private static PlannedResource thing(String id, String type, @Nullable String old, Fate fate) {
        String owner = account(id).equals(HOME) ? OLD : Variables.reference(Variables.ofAccount(account(id)));
        String own = isGiven(type) && old == null ? Variables.reference(Variables.ofThing(id)) : name(id);
        String region = type.startsWith("AWS::IAM::") ? "" : REGION;
        String arn = "arn:aws:" + id.split("[/-]", -1)[1] + ":" + region + ":" + owner + ":thing/" + own;
        return new PlannedResource(
                id,
                old,
                old != null,
                type,
                region.isEmpty() ? "global" : region,
                account(id),
                name(id),
                old == null || account(id).equals(HOME) ? arn : given(id, type, arn),
                fate,
                Filled.NEVER,
                null,
                "m",
                List.of());
    }

    private static String given(String id, String type, String arn) {
        return isGiven(type)
                ? arn.substring(0, arn.lastIndexOf('/') + 1) + Variables.reference(Variables.ofThing(id))
                : arn;
    }

    /** A thing that moves. */
    ConnectedEstate moves(String id, String type) {
        String old = "arn:aws:" + id.split("[/-]", -1)[1] + ":" + REGION + ":" + OLD + ":thing/" + name(id);
        PlannedResource thing = thing(id, type, old, Fate.MOVES);
        things.add(
                new KnownAs(thing, true, name(id), name(id), List.of(new OldName(Kind.ARN, old, thing.arn(), null))));
        return this;
    }

    /** A thing that comes with another one in its account, of which the record says what it comes with. */
    ConnectedEstate comes(String id, String type, String record) {
        String old = "arn:aws:ec2:" + REGION + ":" + OLD + ":thing/" + name(id);
        PlannedResource thing = thing(id, type, old, Fate.MANAGED);
        things.add(new KnownAs(thing, true, name(id), name(id), List.of()));
        facts.accept(new Resource(old, type, REGION, OLD, name(id), name(id), Map.of(), (ObjectNode) json(record)));
        return this;
    }

    /** A thing that goes on in the old account. */
    ConnectedEstate stays(String id, String type) {
        PlannedResource thing = thing(id, type, null, Fate.SHARED);
        PlannedResource old = thing(id, type, thing.arn(), Fate.SHARED);
        things.add(new KnownAs(old, false, name(id), name(id), List.of()));
        return this;
    }

    /** A thing that succeeds nothing. */
    ConnectedEstate makes(String id, String type) {
        additions.add(thing(id, type, null, Fate.NEW));
        return this;
    }

    /** A connection of things in the account. */
    ConnectedEstate connects(Means means, String provider, String account, String... parts) {
        return connects(means, provider, account, List.of(), List.of(parts));
    }

    /** A connection by the policy of what is used. */
    ConnectedEstate uses(String consumer, String provider) {
        return connects(Means.RESOURCE_POLICY, provider, account(consumer), List.of(consumer), List.of());
    }

    private ConnectedEstate connects(
            Means means, String provider, String account, List<String> consumers, List<String> parts) {
        connections.add(new PlannedConnection(
                means + "/" + account + "/to/" + provider,
                means,
                provider,
                account,
                consumers,
                parts,
                List.of(),
                0,
                Reason.of("r", "R.")));
        return this;
    }

    /** What a consumer is let do. */
    ConnectedEstate grants(String on, PlannedGrant.Means means, String consumer, String principal, String source) {
        grants.add(new PlannedGrant(
                on,
                means,
                consumer,
                principal,
                source,
                List.of("x:Do"),
                List.of("arn:aws:x:::" + name(on)),
                List.of()));
        return this;
    }

    /** The network of a VPC. */
    ConnectedEstate network(String vpc, List<PlannedSubnet> subnets, List<PlannedRoute> routes) {
        return network(vpc, List.of(), subnets, routes, List.of());
    }

    /** The same with IPv6 and entries of ACLs. */
    ConnectedEstate network(
            String vpc,
            List<Ipv6Block> blocks,
            List<PlannedSubnet> subnets,
            List<PlannedRoute> routes,
            List<AclEntry> entries) {
        networks.add(new PlannedNetwork(
                account(vpc),
                REGION,
                vpc,
                "arn:aws:ec2:" + REGION + ":" + OLD + ":thing/" + name(vpc),
                "10.64.0.0/22",
                false,
                blocks,
                subnets,
                routes,
                entries,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        return this;
    }

    /** What is planned of policies. */
    ConnectedEstate identity(PlannedIdentity identity) {
        identities.add(identity);
        return this;
    }

    /** How releases come in. */
    ConnectedEstate deploys(DeliveryWay way) {
        delivery.add(way);
        return this;
    }

    /** Who watches whom. */
    ConnectedEstate watches(MonitoringSide side) {
        monitoring.add(side);
        return this;
    }

    /** A writer for all of it. */
    PropertyWriter writer() {
        return new PropertyWriter(new PropertyWriter.Request(
                new KnownEstate(things, facts),
                additions,
                List.of(
                        new PlannedAccount("shop", "ACCOUNT_SHOP", null, "Workloads", "workload", null, false),
                        new PlannedAccount("billing", "ACCOUNT_BILLING", null, "Workloads", "workload", null, false),
                        new PlannedAccount(HOME, "ACCOUNT_LEGACY", OLD, "Workloads", "workload", null, true)),
                networks,
                connections,
                identities,
                grants,
                new PropertyWriter.Around(delivery, monitoring),
                OLD,
                HOME));
    }

    /** What is written of a thing that succeeds nothing. */
    Written written(String id) {
        return addition(writer(), id);
    }

    /** The same by a writer that has written other things before. */
    Written addition(PropertyWriter writer, String id) {
        PlannedResource thing = additions.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(writer.writeNew(thing));
    }

    /** The properties of a thing that is made, by a writer that has written other things before. */
    JsonNode properties(PropertyWriter writer, String id) {
        return Objects.requireNonNull(addition(writer, id).properties(), id);
    }

    /** The properties of a thing that succeeds nothing; null where it is not known what they shall be. */
    @Nullable
    ObjectNode said(String id) {
        return written(id).properties();
    }

    /** The properties of a thing that succeeds nothing and is made. */
    JsonNode made(String id) {
        return Objects.requireNonNull(said(id), id);
    }

    /** What is written of a thing that moves and of which this was mapped. */
    Written written(String id, Mapped mapped) {
        return writer().write(known(id), mapped);
    }

    /** A thing that succeeds something. */
    KnownAs known(String id) {
        return things.stream()
                .filter(one -> one.thing().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** JSON with single quotes. */
    static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What mapping gives for an object without children. */
    static Mapped mapped(String properties) {
        return new Mapped((ObjectNode) json(properties), List.of(), List.of(), List.of(), List.of());
    }
}
