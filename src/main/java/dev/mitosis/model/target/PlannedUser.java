package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an IAM user and its access keys.
 *
 * @param id of the planned resource
 * @param succeeds its ARN
 * @param owner who answers for it, where a tag says so
 */
public record PlannedUser(
        String id,
        String succeeds,
        String name,
        UserFate fate,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String owner,

        List<PlannedKey> keys,
        List<Reason> reasons) {
    public PlannedUser {
        keys = List.copyOf(keys);
        reasons = List.copyOf(reasons);
    }

    /** What becomes of a user. */
    public enum UserFate {
        /** A person, who signs in by IAM Identity Center. */
        @JsonProperty("identity-center")
        IDENTITY_CENTER,
        /** A machine, which takes a role. */
        @JsonProperty("role")
        ROLE,
        /** It stays a user, and somebody answers for it. */
        @JsonProperty("kept")
        KEPT,
        /** Nobody uses it; it is deleted after a person has said so. */
        @JsonProperty("retired")
        RETIRED,
        /** What is known does not tell; a person has to say. */
        @JsonProperty("open")
        OPEN;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * An access key.
     *
     * @param fate {@code ROLE}: replaced by a role's credentials; {@code KEPT}; {@code RETIRED}; {@code OPEN}
     * @param facts its status, when and for which service it was last used
     */
    public record PlannedKey(String id, UserFate fate, Map<String, String> facts) {
        public PlannedKey {
            facts = new TreeMap<>(facts);
        }
    }
}
