package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties of what connections are made of. */
final class NewProperties {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ROOT = ":root";

    private final References references;
    private final Grants grants;
    private final NetworkProperties networks;
    private final PermissionProperties permissions;
    private final CarriedOn carriedOn;
    private final Map<String, PlannedResource> things = new HashMap<>();
    private final Map<String, List<PlannedConnection>> byPart = new HashMap<>();
    private final Map<String, List<PlannedConnection>> byProvider = new HashMap<>();
    private final Map<String, PlannedNetwork> vpcs = new LinkedHashMap<>();
    private final Map<String, List<PlannedNetwork>> over = new HashMap<>();
    private final Map<String, PlannedRoute> routes = new HashMap<>();

    NewProperties(PropertyWriter.Request request, References references, Grants grants, NetworkProperties networks) {
        this.references = references;
        this.grants = grants;
        this.networks = networks;
        this.permissions = new PermissionProperties(references, grants, things);
        this.carriedOn = new CarriedOn(references, things);
        request.things().forEach(known -> things.put(known.thing().id(), known.thing()));
        request.additions().forEach(thing -> things.put(thing.id(), thing));
        for (PlannedConnection connection : request.connections()) {
            byProvider
                    .computeIfAbsent(connection.provider(), id -> new ArrayList<>(1))
                    .add(connection);
            for (String part : connection.parts()) {
                byPart.computeIfAbsent(part, id -> new ArrayList<>(1)).add(connection);
            }
        }
        for (PlannedNetwork network : request.networks()) {
            vpcs.put(network.vpc(), network);
            for (PlannedRoute route : network.routes()) {
                if (route.target() != null && route.why().startsWith("leads to ")) {
                    over.computeIfAbsent(network.account() + " " + route.target(), key -> new ArrayList<>(1))
                            .add(network);
                    String name =
                            tail(route.table()) + "-to-" + route.destination().replace('/', '-');
                    routes.put(network.account() + " " + network.region() + " " + name, route);
                }
            }
        }
    }

    /** The connections that the thing is a part of. */
    List<PlannedConnection> connections(String part) {
        return byPart.getOrDefault(part, List.of());
    }

    /** The properties; null where this is no part of a connection, or where nothing of it is known. */
    @Nullable
    ObjectNode of(PlannedResource thing, List<PlannedPart> parts, Sheet sheet) {
        List<PlannedConnection> connections = connections(thing.id());
        PlannedConnection first = connections.isEmpty() ? null : connections.get(0);
        PlannedResource provider = first == null ? null : things.get(first.provider());
        if (first == null || provider == null) {
            return null;
        }
        ObjectNode carrying = carriedOn.of(thing, connections, parts, sheet);
        if (carrying != null) {
            return carrying;
        }
        return switch (thing.type()) {
            case "AWS::EC2::VPCPeeringConnection" -> peering(thing, first, provider);
            case NetworkProperties.ROUTE -> route(thing);
            case "AWS::RAM::ResourceShare" -> share(thing, connections);
            case "AWS::EC2::TransitGateway" ->
                NODES.objectNode()
                        .put("AutoAcceptSharedAttachments", "enable")
                        .put("DefaultRouteTableAssociation", "enable")
                        .put("DefaultRouteTablePropagation", "enable")
                        .put("Description", "Joins the networks of the estate");
            case "AWS::EC2::TransitGatewayAttachment" -> attachment(thing, first);
            case "AWS::EC2::VPCEndpointService" -> service(thing, connections, provider, parts);
            case "AWS::EC2::VPCEndpoint" -> endpoint(thing, first, provider);
            case "AWS::VpcLattice::ResourceGateway" -> gateway(thing, provider);
            case "AWS::VpcLattice::ResourceConfiguration" -> configuration(thing, first, provider);
            case "AWS::IAM::Role" -> role(thing, connections);
            case "AWS::IAM::ManagedPolicy" -> assuming(thing, connections);
            case "AWS::Kinesis::Stream" -> {
                ObjectNode stream = NODES.objectNode();
                stream.set("Name", references.spelling().spell(thing.name()));
                stream.putObject("StreamModeDetails").put("StreamMode", "ON_DEMAND");
                yield stream;
            }
            case "AWS::EC2::VPNGateway" -> NODES.objectNode().put("Type", "ipsec.1");
            default -> permissions.of(thing, provider, connections, parts);
        };
    }

    /** A statement by which a bucket takes what the replicas of other accounts get; null where it has none. */
    @Nullable
    ObjectNode taking(PlannedResource bucket) {
        return carriedOn.taking(byProvider.getOrDefault(bucket.id(), List.of()), bucket);
    }

    /** A bucket that nobody outside sees. */
    static ObjectNode closed(ObjectNode bucket) {
        bucket.putObject("PublicAccessBlockConfiguration")
                .put("BlockPublicAcls", true)
                .put("BlockPublicPolicy", true)
                .put("IgnorePublicAcls", true)
                .put("RestrictPublicBuckets", true);
        return bucket;
    }

    private static String tail(String id) {
        String[] parts = id.split("/", 3);
        return parts[parts.length - 1].replaceAll("[^A-Za-z0-9-]+", "-");
    }

    private @Nullable ObjectNode peering(
            PlannedResource thing, PlannedConnection connection, PlannedResource provider) {
        // Where both are in one account, both have routes over it.
        PlannedResource vpc = over.getOrDefault(thing.account() + " " + thing.id(), List.of()).stream()
                .map(PlannedNetwork::vpc)
                .filter(id -> !id.equals(provider.id()))
                .findFirst()
                .map(things::get)
                .orElse(null);
        if (vpc == null) {
            return null;
        }
        ObjectNode properties = NODES.objectNode();
        properties.set("VpcId", references.idOf(vpc));
        properties.set("PeerVpcId", references.idOf(provider));
        properties.set("PeerOwnerId", Forms.account(provider.account()));
        properties.put("PeerRegion", provider.region());
        for (String part : connection.parts()) {
            PlannedResource role = things.get(part);
            if (role != null && role.type().equals("AWS::IAM::Role")) {
                properties.set("PeerRoleArn", references.arnOf(role));
            }
        }
        return properties;
    }

    private @Nullable ObjectNode route(PlannedResource thing) {
        PlannedRoute route = routes.get(thing.account() + " " + thing.region() + " " + thing.name());
        PlannedResource table = route == null ? null : things.get(route.table());
        return route == null || table == null ? null : networks.route(route, references.idOf(table));
    }

    private ObjectNode share(PlannedResource thing, List<PlannedConnection> connections) {
        ObjectNode properties = NODES.objectNode().put("Name", thing.name()).put("AllowExternalPrincipals", false);
        Set<String> shared = new TreeSet<>();
        Set<String> accounts = new TreeSet<>();
        for (PlannedConnection connection : connections) {
            accounts.add(connection.account());
            shared.add(sharedBy(connection));
            PlannedResource provider = things.get(connection.provider());
            if (connection.means().joinsNetworks() && provider != null) {
                accounts.add(provider.account());
            }
        }
        accounts.remove(thing.account());
        ArrayNode arns = properties.putArray("ResourceArns");
        shared.stream().map(things::get).filter(Objects::nonNull).forEach(one -> arns.add(references.arnOf(one)));
        ArrayNode principals = properties.putArray("Principals");
        accounts.forEach(account -> principals.add(Forms.account(account)));
        return properties;
    }

    /** What of the connection is shared: what stands for the provider, or the provider. */
    private String sharedBy(PlannedConnection connection) {
        for (String part : connection.parts()) {
            if (part.contains("/vpclattice-resourceconfiguration/") || part.contains("/ec2-transitgateway/")) {
                return part;
            }
        }
        return connection.provider();
    }

    private @Nullable PlannedNetwork networkOf(PlannedResource thing) {
        return vpcs.values().stream()
                .filter(network -> network.account().equals(thing.account())
                        && network.region().equals(thing.region())
                        && thing.name().contains(tail(network.vpc())))
                .max(Comparator.comparingInt(
                        (PlannedNetwork network) -> network.vpc().length()))
                .orElse(null);
    }

    /** The id of the network and one subnet for each zone, those first that lead nowhere. */
    private boolean placed(ObjectNode properties, PlannedResource thing, String vpcProperty) {
        PlannedNetwork network = networkOf(thing);
        PlannedResource vpc = network == null ? null : things.get(network.vpc());
        if (network == null || vpc == null) {
            return false;
        }
        properties.set(vpcProperty, references.idOf(vpc));
        ArrayNode subnets = properties.putArray("SubnetIds");
        Set<String> zones = new HashSet<>();
        network.subnets().stream()
                .sorted(Comparator.comparing(PlannedSubnet::tier).thenComparing(PlannedSubnet::id))
                .filter(subnet -> zones.add(subnet.zone()))
                .map(subnet -> things.get(subnet.id()))
                .filter(Objects::nonNull)
                .forEach(subnet -> subnets.add(references.idOf(subnet)));
        return !subnets.isEmpty();
    }

    private @Nullable ObjectNode attachment(PlannedResource thing, PlannedConnection connection) {
        ObjectNode properties = NODES.objectNode();
        for (String part : connection.parts()) {
            PlannedResource gateway = things.get(part);
            if (gateway != null && gateway.type().equals("AWS::EC2::TransitGateway")) {
                properties.set("TransitGatewayId", references.idOf(gateway));
            }
        }
        return placed(properties, thing, "VpcId") && properties.has("TransitGatewayId") ? properties : null;
    }

    private ObjectNode service(
            PlannedResource thing,
            List<PlannedConnection> connections,
            PlannedResource provider,
            List<PlannedPart> parts) {
        ObjectNode properties = NODES.objectNode().put("AcceptanceRequired", false);
        properties.putArray("NetworkLoadBalancerArns").add(references.arnOf(provider));
        ObjectNode permissions = NODES.objectNode();
        permissions.set(
                "ServiceId", Forms.ref(thing.id(), references.attributes().id(thing.type())));
        ArrayNode principals = permissions.putArray("AllowedPrincipals");
        connections.stream()
                .map(PlannedConnection::account)
                .distinct()
                .sorted()
                .forEach(account -> principals.add(root(account)));
        parts.add(new PlannedPart(
                thing.id() + "/vpcendpointservicepermissions",
                "AWS::EC2::VPCEndpointServicePermissions",
                null,
                permissions));
        return properties;
    }

    private JsonNode root(String account) {
        return Forms.text(List.of(
                Forms.literal("arn:" + references.partition() + ":iam::"),
                Forms.account(account),
                Forms.literal(ROOT)));
    }

    private @Nullable ObjectNode endpoint(
            PlannedResource thing, PlannedConnection connection, PlannedResource provider) {
        ObjectNode properties = NODES.objectNode();
        if (!placed(properties, thing, "VpcId")) {
            return null;
        }
        for (String part : connection.parts()) {
            PlannedResource other = things.get(part);
            if (other != null && other.type().equals("AWS::EC2::VPCEndpointService")) {
                properties.put("VpcEndpointType", "Interface");
                properties.set(
                        "ServiceName",
                        Forms.text(List.of(
                                Forms.literal("com.amazonaws.vpce." + provider.region() + "."),
                                references.idOf(other))));
            } else if (other != null && other.type().equals("AWS::VpcLattice::ResourceConfiguration")) {
                properties.put("VpcEndpointType", "Resource");
                properties.set("ResourceConfigurationArn", references.arnOf(other));
            }
        }
        return properties.has("VpcEndpointType") ? properties : null;
    }

    private @Nullable ObjectNode gateway(PlannedResource thing, PlannedResource provider) {
        ObjectNode properties = NODES.objectNode().put("Name", shortened(thing.name()));
        return placed(properties, thing, "VpcIdentifier") && provider.account().equals(thing.account())
                ? properties
                : null;
    }

    private ObjectNode configuration(PlannedResource thing, PlannedConnection connection, PlannedResource provider) {
        ObjectNode properties =
                NODES.objectNode().put("Name", shortened(thing.name())).put("ResourceConfigurationType", "ARN");
        properties.putObject("ResourceConfigurationDefinition").set("ArnResource", references.arnOf(provider));
        for (String part : connection.parts()) {
            PlannedResource gateway = things.get(part);
            if (gateway != null && gateway.type().equals("AWS::VpcLattice::ResourceGateway")) {
                properties.set("ResourceGatewayId", references.idOf(gateway));
            }
        }
        return properties;
    }

    /** Names of VPC Lattice have 40 small letters, digits and hyphens at most. */
    private static String shortened(String name) {
        String plain = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(40, plain.length())).replaceAll("^-|-$", "");
    }

    private ObjectNode role(PlannedResource thing, List<PlannedConnection> connections) {
        ObjectNode properties = NODES.objectNode();
        properties.set("RoleName", references.spelling().spell(thing.name()));
        ObjectNode trust = Grants.empty();
        ArrayNode principals = NODES.arrayNode();
        connections.stream()
                .map(PlannedConnection::account)
                .distinct()
                .sorted()
                .forEach(account -> principals.add(root(account)));
        ObjectNode statement = ((ArrayNode) trust.path("Statement")).addObject();
        statement.put("Effect", "Allow").put("Action", "sts:AssumeRole");
        statement.putObject("Principal").set("AWS", principals);
        properties.set("AssumeRolePolicyDocument", trust);
        ObjectNode document = Grants.empty();
        ArrayNode statements = (ArrayNode) document.path("Statement");
        for (PlannedConnection connection : connections) {
            if (connection.means() == Means.PEERING) {
                accepting(connection, statements.addObject());
            } else {
                for (PlannedGrant grant : grants.at(connection.provider(), PlannedGrant.Means.ROLE_TO_ASSUME)) {
                    PlannedResource consumer = things.get(grant.consumer());
                    if (consumer != null && consumer.account().equals(connection.account())) {
                        statements.add(grants.statement(grant, false));
                    }
                }
            }
        }
        if (!statements.isEmpty()) {
            ObjectNode inline = properties.putArray("Policies").addObject().put("PolicyName", "connection");
            inline.set("PolicyDocument", document);
        }
        return properties;
    }

    private void accepting(PlannedConnection connection, ObjectNode statement) {
        statement.put("Effect", "Allow").put("Action", "ec2:AcceptVpcPeeringConnection");
        PlannedResource vpc = things.get(connection.provider());
        ArrayNode resources = statement.putArray("Resource");
        if (vpc != null) {
            resources.add(references.arnOf(vpc));
            resources.add(Forms.text(List.of(
                    Forms.literal("arn:" + references.partition() + ":ec2:" + vpc.region() + ":"),
                    Forms.account(vpc.account()),
                    Forms.literal(":vpc-peering-connection/*"))));
        }
    }

    private ObjectNode assuming(PlannedResource thing, List<PlannedConnection> connections) {
        ObjectNode properties = NODES.objectNode();
        properties.set("ManagedPolicyName", references.spelling().spell(thing.name()));
        ObjectNode document = Grants.empty();
        ObjectNode statement = ((ArrayNode) document.path("Statement"))
                .addObject()
                .put("Effect", "Allow")
                .put("Action", "sts:AssumeRole");
        ArrayNode resources = statement.putArray("Resource");
        Set<String> users = new TreeSet<>();
        Set<String> roles = new TreeSet<>();
        for (PlannedConnection connection : connections) {
            connection.parts().stream()
                    .filter(part -> part.contains("/iam-role/from-"))
                    .forEach(roles::add);
            for (PlannedGrant grant : grants.at(connection.provider(), PlannedGrant.Means.ROLE_TO_ASSUME)) {
                PlannedResource consumer = things.get(grant.consumer());
                if (consumer != null
                        && consumer.account().equals(thing.account())
                        && consumer.type().equals("AWS::IAM::Role")) {
                    users.add(consumer.id());
                }
            }
        }
        roles.stream().map(things::get).filter(Objects::nonNull).forEach(role -> resources.add(references.arnOf(role)));
        properties.set("PolicyDocument", document);
        if (!users.isEmpty()) {
            ArrayNode attached = properties.putArray("Roles");
            users.stream()
                    .map(things::get)
                    .filter(Objects::nonNull)
                    .forEach(role -> attached.add(references.named(role, "RoleName", true)));
        }
        return properties;
    }
}
