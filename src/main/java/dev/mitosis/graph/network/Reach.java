package dev.mitosis.graph.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether traffic gets through. */
public enum Reach {
    @JsonProperty("no")
    NO,
    /** The snapshot lacks what decides it. */
    @JsonProperty("unknown")
    UNKNOWN,
    @JsonProperty("yes")
    YES;

    static Reach of(boolean passes) {
        return passes ? YES : NO;
    }
}
