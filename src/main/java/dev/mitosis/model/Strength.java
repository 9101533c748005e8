package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well the evidence of an edge proves it: seen, or by how precisely its target is named; strongest first. */
public enum Strength {
    /** It was seen at work, in flow logs or in records of API calls. */
    @JsonProperty("observed")
    OBSERVED(1.0),
    /** By ARN, id or URL. */
    @JsonProperty("exact")
    EXACT(1.0),
    /** By endpoint host or a name that is unique for its type and region. */
    @JsonProperty("name")
    NAME(0.8),
    /** By a pattern with a literal prefix, for example {@code arn:aws:s3:::orders-*}. */
    @JsonProperty("prefix")
    PREFIX(0.5),
    /** By a pattern that covers a whole service or type. */
    @JsonProperty("service-wide")
    SERVICE_WIDE(0.1),
    /** By {@code *}. */
    @JsonProperty("everything")
    EVERYTHING(0.0);

    private final double weight;

    Strength(double weight) {
        this.weight = weight;
    }

    /** The part of an edge's affinity that counts, 0 to 1; {@link #EVERYTHING} never joins two contexts. */
    public double weight() {
        return weight;
    }

    /** The name used in files and on the screen, for example {@code service-wide}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
