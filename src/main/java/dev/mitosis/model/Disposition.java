package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What happens to a resource; every resource of the snapshot gets exactly one. */
public enum Disposition {
    @JsonProperty("stay")
    STAY,
    /** Ownership moves by handshake: an elastic address, a registered domain. */
    @JsonProperty("transfer")
    TRANSFER,
    @JsonProperty("recreate")
    RECREATE,
    /** Data is replicated, copied or restored into a new resource. */
    @JsonProperty("replicate")
    REPLICATE,
    /** Stays where it is and is shared with other accounts. */
    @JsonProperty("share")
    SHARE,
    @JsonProperty("retire")
    RETIRE,
    /** Comes and goes with the resource or service that manages it. */
    @JsonProperty("managed-by-other")
    MANAGED_BY_OTHER,
    @JsonProperty("external")
    EXTERNAL,
    @JsonProperty("undecided")
    UNDECIDED;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
