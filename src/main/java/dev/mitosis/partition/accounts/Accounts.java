package dev.mitosis.partition.accounts;

import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;

/**
 * The designed accounts.
 *
 * @param byContext the account of {@code context/environment}
 * @param old the name of the scanned account
 * @param staying why nothing of an environment moves, by environment
 */
public record Accounts(
        List<TargetAccount> all, Map<String, String> byContext, String old, Map<String, Reason> staying) {
    /** What a person should know about the accounts. */
    public List<Finding> findings() {
        return AccountOwners.findings(all);
    }

    /** The account of that purpose; the old one where none was designed. */
    public String of(String purpose) {
        return all.stream()
                .filter(account -> account.purpose().equals(purpose))
                .map(TargetAccount::name)
                .findFirst()
                .orElse(old);
    }
}
