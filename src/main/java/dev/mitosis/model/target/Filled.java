package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** When a planned thing gets its data. */
public enum Filled {
    /** It is made from a copy of the old one's data: a snapshot, a backup. */
    @JsonProperty("at-creation")
    AT_CREATION,
    /** It is made empty, and the data follow. */
    @JsonProperty("afterwards")
    AFTERWARDS,
    /** It holds none, or keeps those it has. */
    @JsonProperty("never")
    NEVER;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
