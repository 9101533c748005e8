package dev.mitosis.check.estate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.state.AddressRange;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Networks against the things that make them up: ranges, tables, routes and tiers. */
final class NetworkParts {
    private static final String DESTINATION = "DestinationCidrBlock";
    private static final String LOCAL = "local";
    private static final List<String> TARGETS = List.of(
            "GatewayId", "NatGatewayId", "VpcPeeringConnectionId", "TransitGatewayId", "EgressOnlyInternetGatewayId");

    private final Landscape landscape;
    private final Map<String, List<TemplateRoute>> routes = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();

    NetworkParts(Landscape landscape) {
        this.landscape = landscape;
        for (PlannedResource row : landscape.rows().values()) {
            read(row.stack(), row.type(), row.properties());
            for (PlannedPart part : row.parts()) {
                read(part.stack(), part.type(), part.properties());
            }
        }
    }

    /** A route that a template makes. */
    private record TemplateRoute(
            String destination, @Nullable String target, boolean leads) {}

    private void read(@Nullable String stack, String type, @Nullable JsonNode properties) {
        if (properties == null) {
            return;
        }
        String table = meant(stack, properties.get("RouteTableId"));
        if (table == null) {
            return;
        }
        String subnet = meant(stack, properties.get("SubnetId"));
        if (type.equals("AWS::EC2::SubnetRouteTableAssociation") && subnet != null) {
            tables.put(subnet, table);
        } else if (type.equals("AWS::EC2::Route")) {
            boolean leads = TARGETS.stream().anyMatch(properties::has) || properties.size() > 2;
            String target = TARGETS.stream()
                    .map(properties::get)
                    .map(value -> meant(stack, value))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElse(null);
            routes.computeIfAbsent(table, key -> new ArrayList<>())
                    .add(new TemplateRoute(properties.path(DESTINATION).asText(), target, leads));
        }
    }

    private @Nullable String meant(@Nullable String stack, @Nullable JsonNode value) {
        return landscape.wiring().meant(stack, value).orElse(null);
    }

    void compare(Agreements pairs) {
        routes.forEach((table, made) -> made.forEach(route -> pairs.expect(
                route.leads(),
                table,
                () -> "makes a route of " + table + " to " + route.destination() + " that leads nowhere.")));
        endpoints(pairs);
        for (PlannedNetwork network : landscape.target().networks()) {
            if (!network.kept()) {
                range(pairs, network.vpc(), network.cidr());
                network.subnets().forEach(subnet -> subnet(pairs, network, subnet));
                routes(pairs, network);
            }
            disjoint(pairs, network);
        }
    }

    private void range(Agreements pairs, String id, String cidr) {
        String made = landscape
                .row(id)
                .map(PlannedResource::properties)
                .map(properties -> properties.path("CidrBlock").asText())
                .orElse("");
        pairs.expect(
                made.isEmpty() || made.equals(cidr),
                id,
                () -> "gives " + id + " the range " + made + ", and its network says " + cidr + ".");
    }

    private void subnet(Agreements pairs, PlannedNetwork network, PlannedSubnet subnet) {
        range(pairs, subnet.id(), subnet.cidr());
        pairs.expect(
                AddressRange.of(network.cidr()).holds(AddressRange.of(subnet.cidr())),
                subnet.id(),
                () -> "has the subnet " + subnet.id() + " with " + subnet.cidr() + ", which is no part of "
                        + network.cidr() + ".");
        String table = tables.get(subnet.id());
        pairs.expect(
                table == null || isMain(table) || subnet.table() == null || table.equals(subnet.table()),
                subnet.id(),
                () -> "puts " + subnet.id() + " at the route table " + table + ", and its network says "
                        + subnet.table() + ".");
        String tier = tier(network, subnet);
        pairs.expect(
                tier.equals(subnet.tier()),
                subnet.id(),
                () -> "calls " + subnet.id() + " " + subnet.tier() + "; by the routes of its table it is " + tier
                        + ".");
    }

    /** A main table succeeds that of the old VPC, and is a part of the new one. */
    private boolean isMain(String table) {
        return landscape.row(table).isEmpty();
    }

    private static String tier(PlannedNetwork network, PlannedSubnet subnet) {
        String tier = "isolated";
        for (PlannedRoute route : network.routes()) {
            String target = route.target();
            if (route.table().equals(subnet.table()) && target != null && !target.equals(LOCAL)) {
                if (target.contains("/ec2-internetgateway/")) {
                    return "public";
                }
                if (route.destination().equals("0.0.0.0/0")) {
                    tier = "private";
                }
            }
        }
        return tier;
    }

    /** Each table has the routes that its network says, and no others to leave it by. */
    private void routes(Agreements pairs, PlannedNetwork network) {
        Map<String, Map<String, PlannedRoute>> said = new HashMap<>();
        for (PlannedRoute route : network.routes()) {
            said.computeIfAbsent(route.table(), table -> new HashMap<>()).put(route.destination(), route);
        }
        said.forEach((table, rows) -> {
            for (PlannedRoute route : rows.values()) {
                pairs.expect(
                        !LOCAL.equals(route.target())
                                || AddressRange.of(network.cidr()).overlaps(AddressRange.of(route.destination()))
                                || route.destination().contains(":"),
                        table,
                        () -> "keeps " + route.destination() + " in the network " + network.vpc() + " by " + table
                                + ", and its range is " + network.cidr() + ".");
            }
            for (TemplateRoute made : routes.getOrDefault(table, List.of())) {
                PlannedRoute route = rows.get(made.destination());
                pairs.expect(
                        route != null && (made.target() == null || made.target().equals(route.target())),
                        table,
                        () -> "makes a route of " + table + " to " + made.destination() + " by " + made.target()
                                + ", of which its network says " + (route == null ? "nothing" : route.target()) + ".");
            }
        });
        for (PlannedRoute route : network.routes()) {
            if (isMade(route)) {
                boolean found = routes.getOrDefault(route.table(), List.of()).stream()
                        .anyMatch(made -> made.destination().equals(route.destination()));
                pairs.expect(
                        found,
                        route.table(),
                        () -> "says that " + route.table() + " leads " + route.destination() + " to " + route.target()
                                + ", and nothing makes that route.");
            }
        }
    }

    private boolean isMade(PlannedRoute route) {
        // The routes of a main table are made with the network.
        String target = route.target();
        return target != null
                && !target.equals(LOCAL)
                && route.destination().contains("/")
                && tables.containsValue(route.table());
    }

    /** A gateway endpoint stands in the tables that its network says. */
    private void endpoints(Agreements pairs) {
        for (PlannedNetwork network : landscape.target().networks()) {
            Set<String> said = new HashSet<>();
            Set<String> told = new HashSet<>();
            for (PlannedRoute route : network.routes()) {
                said.add(route.table() + " " + route.target());
                told.add(String.valueOf(route.target()));
            }
            for (String id : network.endpoints()) {
                PlannedResource endpoint = landscape.row(id).orElse(null);
                if (endpoint != null && endpoint.properties() != null && told.contains(id)) {
                    endpoint.properties().path("RouteTableIds").forEach(value -> {
                        String table = meant(endpoint.stack(), value);
                        pairs.expect(
                                table == null || isMain(table) || said.contains(table + " " + id),
                                id,
                                () -> "puts " + id + " into " + table + ", and its network has no such route.");
                    });
                }
            }
        }
    }

    private static void disjoint(Agreements pairs, PlannedNetwork network) {
        List<PlannedSubnet> subnets = network.subnets();
        for (int i = 0; i < subnets.size(); i++) {
            PlannedSubnet one = subnets.get(i);
            PlannedSubnet met = subnets.subList(0, i).stream()
                    .filter(other -> AddressRange.of(one.cidr()).overlaps(AddressRange.of(other.cidr())))
                    .findFirst()
                    .orElse(null);
            pairs.expect(
                    met == null,
                    one.id(),
                    () -> "gives " + one.id() + " addresses that another subnet has: " + one.cidr() + ".");
        }
    }
}
