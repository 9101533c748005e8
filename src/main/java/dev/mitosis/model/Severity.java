package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a finding matters, least first. */
public enum Severity {
    @JsonProperty("info")
    INFO,
    @JsonProperty("low")
    LOW,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH,
    @JsonProperty("critical")
    CRITICAL;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
