package dev.mitosis.target.network;

import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.target.network.NetworkRecords.Route;
import dev.mitosis.target.network.NetworkRecords.Subnet;
import dev.mitosis.target.network.NetworkRecords.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of the parts of a network what the old ones were like: zone, tier, routes. */
final class SubnetLayout {
    private static final String LOCAL = "local";

    private final NetworkGround ground;
    private final Tiers tiers;

    SubnetLayout(NetworkGround ground) {
        this.ground = ground;
        this.tiers = new Tiers(ground.records);
    }

    String cidr(Placed subnet) {
        Subnet record = ground.records.subnets.get(subnet.old());
        return record == null ? "" : record.cidr();
    }

    PlannedSubnet subnet(Placed subnet, String cidr, int addresses) {
        Subnet record = ground.records.subnets.get(subnet.old());
        return new PlannedSubnet(
                subnet.id(),
                cidr,
                record == null ? "" : record.zone(),
                tiers.tier(subnet.old()),
                addresses,
                table(subnet),
                record == null ? null : Ipv6Blocks.place(record.ipv6()));
    }

    private @Nullable String table(Placed subnet) {
        String old = tiers.table(subnet.old());
        Placed table = old == null ? null : ground.in(subnet.account(), old);
        return table == null ? null : table.id();
    }

    /** The routes of the tables as the old ones had them. */
    List<PlannedRoute> routes(List<Placed> tables, String cidr, boolean kept) {
        List<PlannedRoute> routes = new ArrayList<>();
        for (Placed table : tables) {
            Table record = ground.records.tables.get(table.old());
            for (Route route : record == null ? List.<Route>of() : record.routes()) {
                routes.add(route(table, route, cidr, kept));
            }
        }
        routes.sort(Comparator.comparing(PlannedRoute::table).thenComparing(PlannedRoute::destination));
        return routes;
    }

    private PlannedRoute route(Placed table, Route route, String cidr, boolean kept) {
        if (route.target().equals(LOCAL)) {
            boolean own = !kept && Range.parse(route.destination()).isPresent();
            return new PlannedRoute(table.id(), own ? cidr : route.destination(), LOCAL, "the VPC itself");
        }
        String arn = ground.records.arns.get(route.target());
        Placed target = arn == null ? null : ground.in(table.account(), arn);
        if (target != null) {
            return new PlannedRoute(table.id(), route.destination(), target.id(), "as before");
        }
        if (kept) {
            return new PlannedRoute(table.id(), route.destination(), route.target(), "as before");
        }
        return new PlannedRoute(
                table.id(),
                route.destination(),
                null,
                route.target() + " belongs to the old network; what needs the other side has a connection");
    }
}
