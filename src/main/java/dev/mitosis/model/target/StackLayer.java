package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a stack holds, in the order in which the stacks of an account are deployed. */
public enum StackLayer {
    /** VPCs, subnets, routes, gateways, groups without rules that name another account. */
    @JsonProperty("network")
    NETWORK,
    /** Roles, policies, profiles, keys. */
    @JsonProperty("identity")
    IDENTITY,
    /** What holds data: databases, buckets, tables, queues, file systems. */
    @JsonProperty("data")
    DATA,
    /** What runs: functions, services, instances, build projects. */
    @JsonProperty("compute")
    COMPUTE,
    /** What lets people and partners in: load balancers, APIs, distributions, records. */
    @JsonProperty("edge")
    EDGE,
    /** What names another account; deployed when all accounts have their other stacks. */
    @JsonProperty("connections")
    CONNECTIONS;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
