package dev.mitosis.target.identity;

import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks in the name of a consumer: a role or user, a service, or the consumer's account as a whole.
 *
 * @param standing the role or user after the move; null for services and accounts
 * @param account the name of the account that it is in then
 * @param source in whose name a service calls; null for others
 */
record Asker(
        @Nullable PlannedResource standing,
        String account,
        Side before,
        Side after,
        @Nullable Source source) {
    /**
     * One side of the move.
     *
     * @param principal an ARN, or a service's name; variables have values
     * @param boundary null where there is none
     */
    record Side(
            String principal,
            List<GrantedStatement> identity,
            @Nullable List<GrantedStatement> boundary) {}

    /**
     * In whose name a service calls.
     *
     * @param planned with variables
     */
    record Source(String before, String planned) {}

    boolean isService() {
        return source != null;
    }
}
