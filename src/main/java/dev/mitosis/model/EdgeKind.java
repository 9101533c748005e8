package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one resource needs another for; an edge runs from the one that needs to the one that is needed. */
public enum EdgeKind {
    /** The parent holds the child: a stack its resources, a cluster its services. */
    @JsonProperty("contains")
    CONTAINS,
    /** Lives in or is bound to: an instance to its subnet, security group, volume. */
    @JsonProperty("attached-to")
    ATTACHED_TO,
    @JsonProperty("runs-as")
    RUNS_AS,
    @JsonProperty("encrypts-with")
    ENCRYPTS_WITH,
    /** Configuration lets traffic pass. */
    @JsonProperty("may-connect")
    MAY_CONNECT,
    /** Traffic was observed. */
    @JsonProperty("talks-to")
    TALKS_TO,
    @JsonProperty("reads")
    READS,
    @JsonProperty("writes")
    WRITES,
    @JsonProperty("invokes")
    INVOKES,
    @JsonProperty("triggers")
    TRIGGERS,
    @JsonProperty("routes-to")
    ROUTES_TO,
    @JsonProperty("resolves-to")
    RESOLVES_TO,
    @JsonProperty("deployed-by")
    DEPLOYED_BY,
    @JsonProperty("managed-by")
    MANAGED_BY,
    @JsonProperty("trusts")
    TRUSTS,
    @JsonProperty("logs-to")
    LOGS_TO,
    @JsonProperty("references")
    REFERENCES;

    /** The name used in files and on the screen, for example {@code runs-as}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
