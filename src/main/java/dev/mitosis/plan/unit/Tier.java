package dev.mitosis.plan.unit;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose turn comes first: what nobody misses goes before what somebody earns money with. */
public enum Tier {
    SANDBOX("sandbox"),
    DEVELOPMENT("development"),
    STAGING("staging"),
    /** What several accounts use. */
    SHARED("shared services"),
    PRODUCTION("production");

    private final String title;

    Tier(String title) {
        this.title = title;
    }

    /** What it is called in titles. */
    public String title() {
        return title;
    }

    /** Tells tiers by what the partition knows of environments. */
    public static final class Teller {
        private final Set<String> production;

        /** A teller for a partition. */
        public Teller(PartitionDocument partition) {
            production = partition.environments().stream()
                    .filter(Environment::production)
                    .map(Environment::name)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Whether what is in this environment is production; what is in none may be. */
        public boolean isProduction(@Nullable String environment) {
            return environment == null || production.contains(environment);
        }

        /** The tier of a unit in an account. */
        public Tier of(PlannedAccount account, @Nullable String environment) {
            if (account.purpose().equals("sandbox")) {
                return SANDBOX;
            }
            String word = environment == null ? account.environment() : environment;
            if (word == null) {
                return account.purpose().equals("workload") ? PRODUCTION : SHARED;
            }
            if (production.contains(word)) {
                return PRODUCTION;
            }
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "sandbox" -> SANDBOX;
                case "staging" -> STAGING;
                default -> DEVELOPMENT;
            };
        }
    }
}
