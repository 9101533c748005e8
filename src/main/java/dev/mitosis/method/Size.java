package dev.mitosis.method;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How the time of a copy grows with what is copied.
 *
 * @param path a JSON pointer below {@code data} of the resource to the number
 * @param perHour how many units go over in an hour, for planning
 * @param source where the throughput comes from, or {@code unsourced}
 */
public record Size(String path, Unit unit, double perHour, String source) {
    /** What the number counts. */
    public enum Unit {
        @JsonProperty("GiB")
        GIB,
        @JsonProperty("MiB")
        MIB,
        @JsonProperty("bytes")
        BYTES,
        @JsonProperty("items")
        ITEMS
    }
}
