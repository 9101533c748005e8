package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The phases of a plan, in the order they run. */
public enum Phase {
    @JsonProperty("cost-export")
    COST_EXPORT,
    @JsonProperty("foundation")
    FOUNDATION,
    @JsonProperty("join")
    JOIN,
    @JsonProperty("network")
    NETWORK,
    @JsonProperty("identity")
    IDENTITY,
    @JsonProperty("data")
    DATA,
    @JsonProperty("compute")
    COMPUTE,
    @JsonProperty("cutover")
    CUTOVER,
    @JsonProperty("validation")
    VALIDATION,
    @JsonProperty("decommission")
    DECOMMISSION;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
