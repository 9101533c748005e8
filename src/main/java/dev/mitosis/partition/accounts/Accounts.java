package dev.mitosis.partition.accounts;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import java.util.List;
import java.util.Map;

/**
 * The designed accounts.
 *
 * @param byContext the account of {@code context/environment}
 * @param old the name of the scanned account
 */
public record Accounts(List<TargetAccount> all, Map<String, String> byContext, String old) {
    /** The account of that purpose; the old one where none was designed. */
    public String of(String purpose) {
        return all.stream()
                .filter(account -> account.purpose().equals(purpose))
                .map(TargetAccount::name)
                .findFirst()
                .orElse(old);
    }
}
