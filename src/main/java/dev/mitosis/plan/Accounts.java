package dev.mitosis.plan;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The target accounts of a partition, and in which order their turn comes. */
final class Accounts {
    static final int FOUNDATION_TIER = 0;
    static final int SANDBOX_TIER = 1;
    static final int DEVELOPMENT_TIER = 2;
    static final int STAGING_TIER = 3;
    static final int PRODUCTION_TIER = 4;
    static final int LAST_TIER = 5;
    static final String MANAGEMENT = "management";

    private final Map<String, TargetAccount> byName = new TreeMap<>();
    private final Set<String> production;
    private final String old;
    private final String oldId;

    Accounts(PartitionDocument partition) {
        partition.accounts().forEach(account -> byName.put(account.name(), account));
        production = partition.environments().stream()
                .filter(Environment::production)
                .map(Environment::name)
                .collect(Collectors.toUnmodifiableSet());
        oldId = partition.account();
        old = partition.oldAccountName();
    }

    /** The name of the account that is split. */
    String old() {
        return old;
    }

    String oldId() {
        return oldId;
    }

    /** The accounts that have to be created, by name. */
    List<TargetAccount> created() {
        return byName.values().stream().filter(account -> !account.existing()).toList();
    }

    Optional<TargetAccount> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The name of the account with this purpose, or the purpose where the partition proposes none. */
    String named(String purpose) {
        return byName.values().stream()
                .filter(account -> account.purpose().equals(purpose))
                .map(TargetAccount::name)
                .findFirst()
                .orElse(purpose);
    }

    boolean isManagement(String name) {
        return find(name)
                .filter(account -> account.purpose().equals(MANAGEMENT))
                .isPresent();
    }

    boolean production(String environment) {
        return production.contains(environment);
    }

    /** When the account's turn is: what all need first, then sandbox, development, staging, production. */
    int tier(String name) {
        Optional<TargetAccount> account = find(name);
        if (account.isEmpty()) {
            return PRODUCTION_TIER;
        }
        String environment = account.get().environment();
        if (account.get().purpose().equals("sandbox")) {
            return SANDBOX_TIER;
        }
        if (environment == null) {
            return account.get().purpose().equals("workload") ? PRODUCTION_TIER : FOUNDATION_TIER;
        }
        return tierOfEnvironment(environment);
    }

    private int tierOfEnvironment(String environment) {
        if (production.contains(environment)) {
            return PRODUCTION_TIER;
        }
        return switch (environment.toLowerCase(Locale.ROOT)) {
            case "sandbox" -> SANDBOX_TIER;
            case "staging" -> STAGING_TIER;
            default -> DEVELOPMENT_TIER;
        };
    }

    /** What the turn is called in titles. */
    static String tierTitle(int tier) {
        return switch (tier) {
            case FOUNDATION_TIER -> "shared foundation";
            case SANDBOX_TIER -> "sandbox";
            case DEVELOPMENT_TIER -> "development";
            case STAGING_TIER -> "staging";
            case PRODUCTION_TIER -> "production";
            default -> "old account";
        };
    }
}
