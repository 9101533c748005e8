package dev.mitosis.check;

import static dev.mitosis.check.EstateComparisonTest.agrees;
import static dev.mitosis.check.EstateComparisonTest.differs;
import static dev.mitosis.check.EstateComparisonTest.makes;
import static dev.mitosis.check.Trial.REGION;

import dev.mitosis.check.EstateComparisonTest.Pair;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Networks, and the things that make them up. */
final class NetworkPairs {
    private static final String GATEWAY = "dev/ec2-internetgateway/gate";
    private static final String ASSOCIATION = "AWS::EC2::SubnetRouteTableAssociation";

    private NetworkPairs() {}

    static Stream<Pair> all() {
        return Stream.of(
                agrees("a network", network(plan -> {})),
                differs(
                        "the range of a network",
                        "gives dev/vpc the range 10.1.0.0/16",
                        network(plan -> plan.cidr = "10.0.0.0/8")),
                differs(
                        "the range of a subnet",
                        "gives dev/subnet the range 10.1.1.0/24",
                        network(plan -> plan.range = "10.1.2.0/24")),
                agrees("a network that is kept", network(plan -> {
                    plan.cidr = "10.0.0.0/8";
                    plan.kept = true;
                })),
                differs("the tier of a subnet", "calls dev/subnet private", network(plan -> plan.tier = "private")),
                differs(
                        "a subnet without a way out",
                        "nothing makes that route",
                        network(plan -> plan.made.remove("0.0.0.0/0"))),
                agrees("a subnet behind another", network(plan -> {
                    plan.tier = "private";
                    plan.gate = "dev/ec2-natgateway/nat";
                })),
                differs("the table of a subnet", "puts dev/subnet at the route table dev/table", network(plan -> {
                    plan.table = "dev/other";
                })),
                agrees("the main table of a network", network(plan -> {
                    plan.stands = false;
                    plan.associated = "dev/main";
                    plan.made.clear();
                })),
                differs("a route that leads nowhere", "that leads nowhere", network(plan -> plan.leads = false)),
                differs(
                        "a route that its network does not have",
                        "makes a route of dev/table to 10.9.0.0/16 by",
                        network(plan -> plan.made.add("10.9.0.0/16"))),
                differs(
                        "a route to elsewhere",
                        "of which its network says dev/ec2-internetgateway/gate",
                        network(plan -> plan.leadsTo = "dev/ec2-natgateway/nat")),
                agrees(
                        "the route of a gateway endpoint",
                        network(plan -> plan.routes.add(
                                new PlannedRoute("dev/table", "pl-6da54004", "dev/endpoint", "an endpoint")))),
                agrees(
                        "the local route of another family",
                        network(plan -> plan.routes.add(
                                new PlannedRoute("dev/table", "2001:db8::/56", "local", "the VPC itself")))),
                differs(
                        "a local route of another range",
                        "keeps 10.7.0.0/16",
                        network(plan -> plan.routes.add(
                                new PlannedRoute("dev/table", "10.7.0.0/16", "local", "the VPC itself")))),
                agrees("an endpoint in a table", endpoint("dev/table")),
                differs("an endpoint in another table", "puts dev/endpoint into dev/other", endpoint("dev/other")),
                agrees("an endpoint in a main table", endpoint("dev/main")));
    }

    /** One subnet with a way out. */
    private static final class Draft {
        private String cidr = "10.1.0.0/16";
        private String range = "10.1.1.0/24";
        private String tier = "public";
        private String table = "dev/table";
        private String associated = "dev/table";
        private String gate = GATEWAY;
        private @Nullable String leadsTo;
        private boolean leads = true;
        private boolean kept;
        private boolean stands = true;
        private final List<String> made = new java.util.ArrayList<>(List.of("0.0.0.0/0"));
        private final List<PlannedRoute> routes = new java.util.ArrayList<>();
        private List<String> endpoints = List.of();
    }

    private static Consumer<Trial> network(Consumer<Draft> change) {
        return trial -> {
            Draft draft = new Draft();
            change.accept(draft);
            draw(trial, draft);
        };
    }

    private static void draw(Trial trial, Draft draft) {
        makes(trial, "dev/vpc", "AWS::EC2::VPC", "{'CidrBlock': '10.1.0.0/16'}");
        makes(trial, "dev/subnet", "AWS::EC2::Subnet", "{'CidrBlock': '10.1.1.0/24'}");
        makes(trial, "dev/other", "AWS::EC2::RouteTable", "{}");
        if (draft.stands) {
            makes(trial, "dev/table", "AWS::EC2::RouteTable", "{}");
        }
        makes(
                trial,
                "dev/association",
                ASSOCIATION,
                "{'SubnetId': {'ref': 'dev/subnet'}, 'RouteTableId': {'ref': '" + draft.associated + "'}}");
        String target = draft.leadsTo == null ? draft.gate : draft.leadsTo;
        for (String destination : draft.made) {
            makes(
                    trial,
                    "dev/route-" + destination.replaceAll("\\W", "-"),
                    "AWS::EC2::Route",
                    "{'RouteTableId': {'ref': 'dev/table'}, 'DestinationCidrBlock': '" + destination + "'"
                            + (draft.leads ? ", 'GatewayId': {'ref': '" + target + "'}" : "") + "}");
        }
        draft.routes.add(new PlannedRoute(draft.table, "0.0.0.0/0", draft.gate, "the way out"));
        trial.networks.add(new PlannedNetwork(
                "dev",
                REGION,
                "dev/vpc",
                "",
                draft.cidr,
                draft.kept,
                List.of(),
                List.of(new PlannedSubnet("dev/subnet", draft.range, "a", draft.tier, 1, draft.table, null)),
                List.copyOf(draft.routes),
                List.of(),
                List.of(),
                draft.endpoints,
                List.of(),
                List.of(),
                List.of()));
    }

    private static Consumer<Trial> endpoint(String table) {
        return trial -> {
            network(draft -> {
                        draft.endpoints = List.of("dev/endpoint");
                        draft.routes.add(new PlannedRoute("dev/table", "pl-6da54004", "dev/endpoint", "an endpoint"));
                    })
                    .accept(trial);
            makes(trial, "dev/endpoint", "AWS::EC2::VPCEndpoint", "{'RouteTableIds': [{'ref': '" + table + "'}]}");
        };
    }
}
