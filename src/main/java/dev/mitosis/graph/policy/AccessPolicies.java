package dev.mitosis.graph.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policies that have a say about one principal and one resource.
 *
 * @param identity the statements of the principal's own, attached and group policies
 * @param boundary the statements of its permissions boundary; null where it has none
 * @param resource the statements of the resource's policy
 * @param resourceDecides whether identity policies count only if the resource's policy hands the decision to the
 *     account: so it is with KMS keys
 */
public record AccessPolicies(
        List<GrantedStatement> identity,
        @Nullable List<GrantedStatement> boundary,
        List<GrantedStatement> resource,
        boolean resourceDecides) {}
