package dev.mitosis.target.delivery;

import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From which accounts a part of the estate is served, as one or as production and the rest.
 *
 * @param production the names of environments that are guarded as production
 */
record DeliveryHomes(List<PlannedAccount> accounts, Set<String> production) {
    private static final String SHARED_SERVICES = "shared-services";
    private static final String WORKLOAD = "workload";

    boolean isProduction(@Nullable String environment) {
        return environment != null && production.contains(environment);
    }

    /** The account that serves all; the old one where the estate has none for it. */
    String ofAll() {
        return accounts.stream()
                .filter(account -> account.purpose().equals(SHARED_SERVICES))
                .map(PlannedAccount::name)
                .findFirst()
                .orElseGet(this::old);
    }

    /** The account that serves production alone: the old one while production is in it, where its tools are already. */
    String ofProduction() {
        return accounts.stream()
                .filter(account -> account.existing() && isProduction(account.environment()))
                .map(PlannedAccount::name)
                .findFirst()
                .orElseGet(this::ofAll);
    }

    /** The account that serves the rest alone: where production has taken the common one, the first of the rest. */
    String ofRest() {
        String taken = ofProduction();
        return taken.equals(ofAll())
                ? accounts.stream()
                        .filter(account -> account.purpose().equals(WORKLOAD)
                                && !account.existing()
                                && !isProduction(account.environment()))
                        .map(PlannedAccount::name)
                        .findFirst()
                        .orElse(taken)
                : ofAll();
    }

    private String old() {
        return accounts.stream()
                .filter(PlannedAccount::existing)
                .map(PlannedAccount::name)
                .findFirst()
                .orElse(accounts.isEmpty() ? "" : accounts.get(0).name());
    }
}
