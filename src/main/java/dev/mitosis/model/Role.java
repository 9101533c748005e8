package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What part a resource plays in the partition. */
public enum Role {
    @JsonProperty("workload")
    WORKLOAD,
    /** More than one context needs it. */
    @JsonProperty("shared")
    SHARED,
    /** Belongs to what stands around the workloads: network, identity, audit, DNS. */
    @JsonProperty("foundation")
    FOUNDATION,
    /** Another resource or service makes and owns it; never planned by itself. */
    @JsonProperty("managed")
    MANAGED,
    /** A setting of the account or region. */
    @JsonProperty("account-settings")
    ACCOUNT_SETTINGS,
    @JsonProperty("unassigned")
    UNASSIGNED;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
