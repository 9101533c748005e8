package dev.mitosis.target.reference;

import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A planned thing and the texts by which the old one that it succeeds was named.
 *
 * @param another whether what stands there is another thing than the old one, so that texts that name the old one have
 *     to change
 */
public record KnownAs(PlannedResource thing, boolean another, String oldName, String oldId, List<OldName> names) {
    public KnownAs {
        names = List.copyOf(names);
    }

    /** The ARN in the old account. */
    String old() {
        String old = thing.succeeds();
        if (old == null) {
            throw new IllegalArgumentException(thing.id() + " succeeds nothing, so that no text names an old one");
        }
        return old;
    }

    /** What a text is to the thing. */
    public enum Kind {
        ARN,
        /** What AWS gave it. */
        ID,
        /** What only one thing in the world or in a Region can be called, or what holds the old account's id. */
        NAME,
        /**
         * What only one thing in the world or in a Region can be called, and what the old one lets go of at the switch.
         */
        HANDED_OVER,
        /** A host, URL or address. */
        ENDPOINT
    }

    /**
     * A text that names the old thing.
     *
     * @param planned what names the new one, with variables for what nobody knows yet
     * @param attribute of the new one that gives it; null where it follows from the name, or where none does
     */
    public record OldName(
            Kind kind, String old, String planned, @Nullable String attribute) {}
}
