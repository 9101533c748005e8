package dev.mitosis.target.network;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds private subnets of new networks that reached the internet before and do not any more. */
final class Ways {
    private Ways() {}

    static List<Finding> out(List<PlannedNetwork> networks) {
        List<Finding> findings = new ArrayList<>();
        for (PlannedNetwork network : networks) {
            Set<String> closed = new HashSet<>();
            for (PlannedRoute route : network.kept() ? List.<PlannedRoute>of() : network.routes()) {
                if (route.target() == null && route.destination().equals("0.0.0.0/0")) {
                    closed.add(route.table());
                }
            }
            for (PlannedSubnet subnet : network.subnets()) {
                if (subnet.table() != null && closed.contains(subnet.table())) {
                    findings.add(new Finding(
                            "target.no-way-out",
                            Severity.MEDIUM,
                            List.of(network.succeeds()),
                            subnet.id() + " succeeds a subnet that reached the internet, through something that its"
                                    + " account has not.",
                            "Give " + network.account() + " a NAT gateway, or lead its traffic through a shared one."));
                }
            }
        }
        return findings;
    }
}
