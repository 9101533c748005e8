package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A role, user, group, managed policy, instance profile or provider of the estate, or another resource with a policy of
 * its own, as far as it is about who may do what. A resource that goes on unchanged in the old account has a row only
 * where it is of IAM.
 *
 * @param id of the planned resource
 * @param succeeds the ARN of the one in the old account
 * @param account the name of the account in which it stands
 * @param arn with variables
 * @param policies the documents that are new or change; those of the old account that stay as they are have none
 * @param attached the planned ARNs of managed policies, and of the groups of a user; of an instance profile, of its
 *     role
 * @param boundary the planned ARN of the permissions boundary
 * @param facts when it was last used, and the like
 */
public record PlannedIdentity(
        String id,
        String succeeds,
        String account,
        String type,
        String arn,
        List<PlannedPolicy> policies,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty(isRequired = OptBoolean.FALSE)
        List<String> attached,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String boundary,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty(isRequired = OptBoolean.FALSE)
        Map<String, String> facts) {

    public PlannedIdentity {
        policies = List.copyOf(policies);
        attached = attached == null ? List.of() : List.copyOf(attached);
        facts = facts == null ? Map.of() : new TreeMap<>(facts);
    }

    /** What a policy is about. */
    public enum PolicyKind {
        /** Who may take a role. */
        @JsonProperty("trust")
        TRUST,
        /** What an identity may do, held by itself. */
        @JsonProperty("inline")
        INLINE,
        /** What those may do to whom it is attached. */
        @JsonProperty("managed")
        MANAGED,
        /** Who may use a resource. */
        @JsonProperty("resource")
        RESOURCE,
        /** Grants on a key, which its policy does not tell: whoever made them makes them again. */
        @JsonProperty("grant")
        GRANT,
        /** What passes a VPC endpoint. */
        @JsonProperty("endpoint")
        ENDPOINT,
        /** What nobody may do in an account of an organization. */
        @JsonProperty("service-control")
        SERVICE_CONTROL
    }

    /**
     * A policy.
     *
     * @param name of an inline policy; else the kind's
     * @param pointer where the old one stands below the record's data
     * @param document with variables; null where nothing of the old one is left
     */
    public record PlannedPolicy(
            String name,
            PolicyKind kind,
            String pointer,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode document,

            List<StatementChange> changes) {
        public PlannedPolicy {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What is different in a statement.
     *
     * @param statement its id, or its place in the document, from 0
     * @param member which part of it: {@code Resource}, {@code Principal.AWS}, a condition, ...
     * @param before a text of the old one
     * @param after what stands in its place; empty where nothing does
     */
    public record StatementChange(String statement, String member, String before, List<String> after, Reason reason) {
        public StatementChange {
            after = List.copyOf(after);
        }
    }
}
