package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
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
 * @param ipv6 its blocks of IPv6 addresses
 * @param entries of its network ACLs, without those that come with an ACL
 * @param nat planned ids of its NAT gateways
 * @param endpoints planned ids of its gateway and interface endpoints
 * @param acls planned ids of its network ACLs
 * @param participants the accounts with which subnets are shared
 */
public record PlannedNetwork(
        String account,
        String region,
        String vpc,
        String succeeds,
        String cidr,
        boolean kept,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Ipv6Block> ipv6,

        List<PlannedSubnet> subnets,
        List<PlannedRoute> routes,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<AclEntry> entries,

        List<String> nat,
        List<String> endpoints,
        List<String> acls,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Participant> participants,

        List<Reason> reasons) {

    public PlannedNetwork {
        ipv6 = ipv6 == null ? List.of() : List.copyOf(ipv6);
        entries = entries == null ? List.of() : List.copyOf(entries);
        participants = participants == null ? List.of() : List.copyOf(participants);
    }

    /**
     * A block of IPv6 addresses.
     *
     * @param old that of the old VPC
     * @param cidr null where AWS assigns one when the VPC is made
     * @param pool {@code Amazon}, or the id of a pool of one's own
     */
    public record Ipv6Block(String old, @Nullable String cidr, String pool, Reason reason) {}

    /**
     * An entry of a network ACL.
     *
     * @param protocol its number; {@code -1} for all
     * @param ports {@code 443} or {@code 1024-65535}; empty for all
     * @param old the range of the old entry
     * @param ranges those that succeed it, in this order one entry each; empty where nothing of the new network is in
     *     it
     * @param exact whether they hold the same as before, and no more
     */
    public record AclEntry(
            String acl,
            boolean egress,
            int number,
            String action,
            String protocol,
            String ports,
            String old,
            List<String> ranges,
            boolean exact) {}

    /** An account whose things live in subnets of this network. */
    public record Participant(String account, List<String> subnets) {}

    /**
     * A subnet.
     *
     * @param zone the id of the availability zone, which means the same place in every account; its name where no
     *     record tells the id
     * @param tier {@code public} by a route to an internet gateway, {@code private} by one to anything else that leads
     *     out, {@code isolated} without one
     * @param addresses how many addresses what lives there uses
     * @param table the planned id of its route table; null where it uses the main one that no record tells
     * @param ipv6 which /64 of the VPC's block it has, from 0; null where it has none
     */
    public record PlannedSubnet(
            String id,
            String cidr,
            String zone,
            String tier,
            int addresses,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String table,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable
            Integer ipv6) {}

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

    /** The same network with entries of its ACLs and those who live in it. */
    public PlannedNetwork with(List<AclEntry> allowed, List<Participant> guests) {
        return new PlannedNetwork(
                account, region, vpc, succeeds, cidr, kept, ipv6, subnets, routes, allowed, nat, endpoints, acls,
                guests, reasons);
    }

    /** The same network with more routes. */
    public PlannedNetwork with(List<PlannedRoute> all) {
        return new PlannedNetwork(
                account,
                region,
                vpc,
                succeeds,
                cidr,
                kept,
                ipv6,
                subnets,
                all,
                entries,
                nat,
                endpoints,
                acls,
                participants,
                reasons);
    }
}
