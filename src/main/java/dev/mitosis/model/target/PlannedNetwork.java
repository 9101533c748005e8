package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VPC of the estate with what makes it up; lists are sorted by id.
 *
 * @param vpc the planned id of the VPC
 * @param succeeds the ARN of the VPC in the old account
 * @param cidr the range, for example {@code 10.64.0.0/22}; empty where no record tells that of a VPC that stays
 * @param kept whether it is the old VPC with its own ranges, or one that comes with an account
 * @param nat planned ids of its NAT gateways
 * @param endpoints planned ids of its gateway and interface endpoints
 * @param acls planned ids of its network ACLs
 */
public record PlannedNetwork(
        String account,
        String region,
        String vpc,
        String succeeds,
        String cidr,
        boolean kept,
        List<PlannedSubnet> subnets,
        List<PlannedRoute> routes,
        List<String> nat,
        List<String> endpoints,
        List<String> acls,
        List<Reason> reasons) {

    /**
     * A subnet.
     *
     * @param zone the id of the availability zone, which means the same place in every account; its name where no
     *     record tells the id
     * @param tier {@code public} by a route to an internet gateway, {@code private} by one to anything else that leads
     *     out, {@code isolated} without one
     * @param addresses how many addresses what lives there uses
     * @param table the planned id of its route table; null where it uses the main one that no record tells
     */
    public record PlannedSubnet(
            String id,
            String cidr,
            String zone,
            String tier,
            int addresses,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String table) {}

    /**
     * A route.
     *
     * @param table the planned id of the route table
     * @param destination a range or the id of a prefix list
     * @param target a planned id, or what the record says where it is nothing of the estate; null where the new network
     *     has no such route
     * @param why in a word or sentence
     */
    public record PlannedRoute(
            String table, String destination, @Nullable String target, String why) {}

    /** The same network with more routes. */
    public PlannedNetwork with(List<PlannedRoute> all) {
        return new PlannedNetwork(
                account, region, vpc, succeeds, cidr, kept, subnets, all, nat, endpoints, acls, reasons);
    }
}
