package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a thing in one account of the estate reaches one in another. */
public enum Means {
    /** The provider is shared by Resource Access Manager. */
    @JsonProperty("ram-share")
    RAM_SHARE,
    /** Both networks are attached to a transit gateway. */
    @JsonProperty("transit-gateway")
    TRANSIT_GATEWAY,
    /** The two networks are peered. */
    @JsonProperty("peering")
    PEERING,
    /** An endpoint service in front of a load balancer, and an endpoint. */
    @JsonProperty("private-link")
    PRIVATE_LINK,
    /** A resource configuration of VPC Lattice, and a resource endpoint: one way, whatever the ranges. */
    @JsonProperty("resource-configuration")
    RESOURCE_CONFIGURATION,
    /** A virtual private gateway and a VPN connection of the network's own. */
    @JsonProperty("vpn")
    VPN,
    /** The provider's own policy lets the consumer in. */
    @JsonProperty("resource-policy")
    RESOURCE_POLICY,
    /** A role in the provider's account that the consumer assumes. */
    @JsonProperty("role")
    ROLE,
    /** Events are handed from bus to bus. */
    @JsonProperty("event-bus")
    EVENT_BUS,
    /** A call of an API that answers everywhere. */
    @JsonProperty("api")
    API,
    /** A copy in the consumer's account that follows the provider's. */
    @JsonProperty("replica")
    REPLICA,
    /** Log events are handed on by a destination of CloudWatch Logs. */
    @JsonProperty("log-destination")
    LOG_DESTINATION,
    /** Metrics are looked at from another account. */
    @JsonProperty("monitoring-link")
    MONITORING_LINK,
    /** A private zone is associated with a network of another account. */
    @JsonProperty("zone-association")
    ZONE_ASSOCIATION,
    /** Nothing has to be made. */
    @JsonProperty("none")
    NONE;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The means with this {@link #label}. */
    public static Optional<Means> of(String label) {
        return Arrays.stream(values())
                .filter(means -> means.label().equals(label))
                .findFirst();
    }

    /** Whether each network of the consumers needs it, not their account once. */
    public boolean isOfOneNetwork() {
        return joinsNetworks() || this == PRIVATE_LINK || this == RESOURCE_CONFIGURATION || this == VPN;
    }

    /** Whether it opens the whole of one network to another. */
    public boolean joinsNetworks() {
        return this == PEERING || this == TRANSIT_GATEWAY;
    }
}
