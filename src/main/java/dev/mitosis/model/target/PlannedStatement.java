package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A statement of a policy that shall be, spelled as IAM does; lists and conditions that are empty are left out.
 *
 * @param principals who, by the kind of principal; empty in policies of identities and organizations
 * @param conditions values by key by operator
 */
public record PlannedStatement(
        @JsonProperty("Sid") String sid,
        @JsonProperty("Effect") String effect,

        @JsonProperty("Principal") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, List<String>> principals,

        @JsonProperty("Action") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> actions,

        @JsonProperty("NotAction") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> notActions,

        @JsonProperty("Resource") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> resources,

        @JsonProperty("Condition") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Map<String, List<String>>> conditions) {
    public PlannedStatement {
        principals = sorted(principals);
        actions = actions == null ? List.of() : List.copyOf(actions);
        notActions = notActions == null ? List.of() : List.copyOf(notActions);
        resources = resources == null ? List.of() : List.copyOf(resources);
        conditions = sorted(conditions);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
