package dev.mitosis.target.connection;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Planned things, networks and crossings by their bare words, without a designer. */
final class CrossingFixture {
    static final String VPC = "AWS::EC2::VPC";
    static final String SUBNET = "AWS::EC2::Subnet";
    static final String GROUP = "AWS::EC2::SecurityGroup";
    static final String SERVER = "AWS::EC2::Instance";
    static final String DATABASE = "AWS::RDS::DBInstance";

    private static final MeansTable TABLE = MeansTable.load();

    final Map<String, Placed> things = new TreeMap<>();
    final List<PlannedEdge> edges = new ArrayList<>();

    /** Adds a thing called {@code account/name}. */
    CrossingFixture put(String type, String id) {
        things.put(id, placed(type, id));
        return this;
    }

    CrossingFixture attach(String from, String to) {
        return edge(from, EdgeKind.ATTACHED_TO, to);
    }

    CrossingFixture edge(String from, EdgeKind kind, String to) {
        edges.add(new PlannedEdge(from, to, kind, Strength.EXACT, !account(from).equals(account(to))));
        return this;
    }

    Homes homes() {
        return new Homes(edges, things);
    }

    static Placed placed(String type, String id) {
        return placed(type, id, "eu-west-1");
    }

    static Placed placed(String type, String id, String region) {
        return new Placed(id, "arn:" + id, type, region, account(id), Fate.STAYS, false, true);
    }

    private static String account(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    /** Who needs what of whom. */
    static Crossing crossing(Placed from, EdgeKind kind, Placed to) {
        return new Crossing(
                new PlannedEdge(from.id(), to.id(), kind, Strength.EXACT, true),
                from,
                to,
                TABLE.of(kind, from.type(), to.type()));
    }

    static PlannedNetwork network(String vpc, String cidr, @Nullable String table) {
        return network(vpc, cidr, table, "eu-west-1");
    }

    static PlannedNetwork network(String vpc, String cidr, @Nullable String table, String region) {
        return new PlannedNetwork(
                account(vpc),
                region,
                vpc,
                "arn:" + vpc,
                cidr,
                true,
                List.of(),
                List.of(new PlannedSubnet(vpc + "-a", cidr, "euw1-az1", "private", 1, table, null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
