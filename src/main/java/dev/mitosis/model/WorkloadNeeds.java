package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new workload needs, as a person writes it for {@code place}. Only context and environment are required; an
 * unknown key is an error.
 *
 * @param context the product or capability that it belongs to
 * @param environment {@code prod}, {@code staging}, {@code dev}, ... or a word of the account's own
 * @param operatingModel who runs it; what decisions.yaml says where it is not given
 * @param data the most sensitive data that it holds
 * @param criticality how much depends on it
 * @param exposure who can reach it
 * @param resources about how many resources it will have
 * @param quotas what it will use at its peak: a name, code or type of the table of quotas to an amount
 * @param talksTo the contexts, and the ids or names of resources, that it uses
 * @param owner who answers for it
 */
public record WorkloadNeeds(
        @Nullable String context,
        @Nullable String environment,
        Decisions.@Nullable OperatingModel operatingModel,
        @Nullable DataClass data,
        @Nullable Criticality criticality,
        @Nullable Audience exposure,
        @Nullable Integer resources,
        Map<String, Integer> quotas,
        List<String> talksTo,
        @Nullable String owner) {
    /** How sensitive data is. */
    public enum DataClass {
        @JsonProperty("public")
        PUBLIC,
        @JsonProperty("internal")
        INTERNAL,
        @JsonProperty("confidential")
        CONFIDENTIAL,
        @JsonProperty("restricted")
        RESTRICTED
    }

    /** How much depends on a workload. */
    public enum Criticality {
        @JsonProperty("low")
        LOW,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("high")
        HIGH,
        @JsonProperty("critical")
        CRITICAL
    }

    /** Who can reach a workload. */
    public enum Audience {
        @JsonProperty("internal")
        INTERNAL,
        @JsonProperty("internet")
        INTERNET
    }

    public WorkloadNeeds {
        quotas = quotas == null ? Map.of() : Map.copyOf(quotas);
        talksTo = talksTo == null ? List.of() : List.copyOf(talksTo);
    }
}
