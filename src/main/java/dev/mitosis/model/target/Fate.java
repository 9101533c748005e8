package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Disposition;
import java.util.Locale;

/** What becomes of a thing of the old account, or how a new one comes to be. */
public enum Fate {
    /** It goes on in the old account, and nobody elsewhere needs it. */
    @JsonProperty("stays")
    STAYS,
    /** A successor is made, or the thing itself handed over; the old one is gone at the end. */
    @JsonProperty("moves")
    MOVES,
    /** Nothing in the old account is like it. */
    @JsonProperty("new")
    NEW,
    /** A copy with its content, while the old one goes on or moves elsewhere. */
    @JsonProperty("copied")
    COPIED,
    /** It goes on in the old account, and other accounts use it there. */
    @JsonProperty("shared")
    SHARED,
    /** One of a set: each account that needs such a thing has its own. */
    @JsonProperty("per-account")
    PER_ACCOUNT,
    /** Nobody needs it; it is deleted after a person has said so. */
    @JsonProperty("retired")
    RETIRED,
    /** AWS or another resource makes and removes it. */
    @JsonProperty("managed")
    MANAGED,
    /** It is not in the account. */
    @JsonProperty("external")
    EXTERNAL,
    /** A person has to say; until then it goes on in the old account. */
    @JsonProperty("undecided")
    UNDECIDED;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the thing of the old account goes on there when everything is done. */
    public boolean remains() {
        return this == STAYS || this == SHARED || this == UNDECIDED;
    }

    /** Whether it has to be made in its account. */
    public boolean isMade() {
        return this == MOVES || this == NEW || this == COPIED || this == PER_ACCOUNT;
    }

    /**
     * What the plan says of the resource of the snapshot that has this fate.
     *
     * @param way how its method takes it over the border
     */
    public Disposition disposition(Disposition way) {
        return switch (this) {
            case STAYS -> Disposition.STAY;
            case SHARED -> way == Disposition.SHARE ? Disposition.SHARE : Disposition.STAY;
            case MOVES, NEW, COPIED, PER_ACCOUNT -> way;
            case RETIRED -> Disposition.RETIRE;
            case MANAGED -> Disposition.MANAGED_BY_OTHER;
            case EXTERNAL -> Disposition.EXTERNAL;
            case UNDECIDED -> Disposition.UNDECIDED;
        };
    }
}
