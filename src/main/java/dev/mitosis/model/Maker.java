package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * Who made a resource that no person made, and what tells.
 *
 * @param by who, for a sentence: {@code AWS}, {@code the service it is linked to}
 * @param where the place in the record that tells: a JSON path, {@code tag:} and a key, {@code arn:}, or
 *     {@code part-of:} and the type of a whole that has the same maker
 * @param matches the regular expression that the value there matches as a whole
 */
public record Maker(String by, Manner manner, String where, String matches) {
    /** How it came to be. */
    public enum Manner {
        /** AWS makes it in every account by itself, or owns it and lends it: nothing for a person to decide. */
        @JsonProperty("aws")
        AWS,
        /** AWS makes it in every account by itself, and people may put it to use: then it is theirs. */
        @JsonProperty("default")
        DEFAULT,
        /** Another resource or a service makes and owns it, because of something that a person made. */
        @JsonProperty("owner")
        OWNER;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
