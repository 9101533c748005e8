package dev.mitosis.model.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an effect does with its object. */
public enum Verb {
    /** The object exists afterwards; it is empty unless it is made from a copy ({@link Effect#of}). */
    @JsonProperty("create")
    CREATE,
    /** The copy holds what its source holds now. */
    @JsonProperty("copy")
    COPY,
    /** The version that the copy holds is proved to be that of its source. */
    @JsonProperty("verify")
    VERIFY,
    /** The object writes and works no longer; downtime begins. */
    @JsonProperty("freeze")
    FREEZE,
    /** The consumer uses the new provider; without a provider, the object itself goes to work. */
    @JsonProperty("switch")
    SWITCH,
    /** The provider lets the consumer in. */
    @JsonProperty("grant")
    GRANT,
    /** Packets, or events, find their way from the consumer to the provider. */
    @JsonProperty("connect")
    CONNECT,
    /** The account of the consumer sees the object. */
    @JsonProperty("share")
    SHARE,
    /** Nobody holds the name any longer. */
    @JsonProperty("release")
    RELEASE,
    /** The object holds the name. */
    @JsonProperty("claim")
    CLAIM,
    /** Nothing is left in the object that was not worked off. */
    @JsonProperty("drain")
    DRAIN,
    /** Time passes for the object. */
    @JsonProperty("wait")
    WAIT,
    /** The object is gone. */
    @JsonProperty("delete")
    DELETE,
    /** A person has decided about the object, or has seen what no API tells. */
    @JsonProperty("confirm")
    CONFIRM;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
