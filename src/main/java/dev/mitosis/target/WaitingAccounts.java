package dev.mitosis.target;

import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds accounts of which nobody knows yet whether they are wanted: all that would be in them stays until people have
 * said what the word for their environment means. An account that was made cannot be taken back for months.
 */
final class WaitingAccounts {
    private static final Set<String> STAYING = Set.of("account.unknown-environment", "account.one-voice");

    private WaitingAccounts() {}

    /** Those accounts, in the order of the partition. */
    static List<TargetAccount> of(PartitionDocument partition) {
        Set<String> waiting = new HashSet<>();
        Set<String> used = new HashSet<>();
        for (Assignment assignment : partition.resources()) {
            used.add(assignment.account());
            for (Reason reason : assignment.reasons()) {
                String environment = reason.facts().get("environment");
                if (environment != null && STAYING.contains(reason.rule())) {
                    waiting.add(environment);
                }
            }
        }
        return partition.accounts().stream()
                .filter(account -> !account.existing()
                        && account.environment() != null
                        && waiting.contains(account.environment())
                        && !used.contains(account.name()))
                .toList();
    }

    /** What people should know of one. */
    static Finding finding(TargetAccount account) {
        return new Finding(
                "target.account-waits",
                Severity.LOW,
                List.of(),
                "The account " + account.name() + " is not made: all of '" + account.environment()
                        + "' stays until somebody has said what that is.",
                "Say it under environments in decisions.yaml, and run mitosis partition again.");
    }
}
