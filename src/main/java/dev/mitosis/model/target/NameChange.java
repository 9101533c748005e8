package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Locale;

/**
 * A way to name a thing that changes, or changes hands, when the thing stands in another account; with all that says
 * the old one, so that people know what else has to be changed.
 *
 * @param resource the id of the planned thing
 * @param what which of its names
 * @param old what it is in the old account
 * @param planned what it will be, with {@code ${ACCOUNT_...}}, {@code ${ID_...}} and {@code ${HOST_...}} for what
 *     nobody knows before it is made
 * @param scope where only one thing can have the name
 * @param order what is done one after the other where the name changes hands
 * @param saidBy the places in the snapshot's records that say the old one
 */
public record NameChange(
        String resource,
        What what,
        String old,
        @JsonProperty("new") String planned,
        Scope scope,
        How how,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> order,

        List<Evidence> saidBy,
        List<Reason> reasons) {

    /** The ways to name a thing. */
    public enum What {
        /** What people chose. */
        @JsonProperty("name")
        NAME,
        /** The host, URL or address under which it is reached. */
        @JsonProperty("endpoint")
        ENDPOINT,
        @JsonProperty("arn")
        ARN,
        /** What AWS gave it. */
        @JsonProperty("id")
        ID;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a name stands for one thing only. */
    public enum Scope {
        @JsonProperty("world")
        WORLD,
        /** In the Region, over all accounts. */
        @JsonProperty("region")
        REGION,
        @JsonProperty("account")
        ACCOUNT;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of a name. */
    public enum How {
        /** The thing takes it along. */
        @JsonProperty("keeps")
        KEEPS,
        @JsonProperty("new")
        NEW,
        /** The old thing lets go of it, then the new one takes it. */
        @JsonProperty("hand-over")
        HAND_OVER;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
