package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How releases come into a unit that moves.
 *
 * @param unit the id of the unit
 * @param deployers who deploys into it; empty where nobody was seen, which is a question
 * @param role the id of the role in the unit's account that they take; null where none is needed or nobody was seen
 * @param boundary the id of the policy that bounds it
 * @param trust who may take it
 * @param permissions what it may do
 * @param bounds the document of the boundary: what neither the role nor what it makes may exceed
 * @param grants what others' buckets, keys and repositories have to allow
 */
public record DeliveryWay(
        String unit,
        List<Deployer> deployers,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String role,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String boundary,
        List<PlannedStatement> trust,
        List<PlannedStatement> permissions,
        List<PlannedStatement> bounds,
        List<PlannedGrant> grants,
        List<Reason> reasons) {

    /** In which way a deployer works. */
    public enum DeployerKind {
        @JsonProperty("pipeline")
        PIPELINE,
        @JsonProperty("build")
        BUILD,
        @JsonProperty("deployment")
        DEPLOYMENT,
        /** A role that builds outside of AWS take by a token. */
        @JsonProperty("ci-role")
        CI_ROLE,
        /** A server that runs builds. */
        @JsonProperty("runner")
        RUNNER,
        /** A user whose access keys deploy. */
        @JsonProperty("key")
        KEY,
        /** A stack that makes its resources by a role of its own. */
        @JsonProperty("stack")
        STACK;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Somebody or something that deploys.
     *
     * @param id of the planned resource
     * @param home the account from which it will work
     * @param inside whether that is the unit's own account, so that it needs no way in
     */
    public record Deployer(String id, DeployerKind kind, String home, boolean inside) {}
}
