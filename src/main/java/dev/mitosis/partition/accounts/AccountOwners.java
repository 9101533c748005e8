package dev.mitosis.partition.accounts;

import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Gives every account one owner, or the question who it is: an account belongs to exactly one. */
final class AccountOwners {
    private final ContextOwners contexts;

    AccountOwners(ContextOwners contexts) {
        this.contexts = contexts;
    }

    /** The account with its owner and what is open about it. */
    TargetAccount owned(TargetAccount account) {
        List<Reason> reasons = new ArrayList<>(account.reasons());
        List<String> questions = new ArrayList<>(account.questions());
        Optional<ContextOwners.Owner> decided =
                contexts.decided(account.name()).or(() -> contexts.decided(account.purpose()));
        Map<String, ContextOwners.Owner> byName = new TreeMap<>();
        account.contexts()
                .forEach(context -> contexts.of(context).ifPresent(owner -> byName.putIfAbsent(owner.name(), owner)));
        Optional<ContextOwners.Owner> owner = decided.or(() -> byName.size() == 1 && areAllOwned(account)
                ? Optional.of(byName.values().iterator().next())
                : Optional.empty());
        owner.ifPresentOrElse(found -> reasons.add(found.reason()), () -> questions.add(question(account, byName)));
        return new TargetAccount(
                account.name(),
                account.ou(),
                account.purpose(),
                account.contexts(),
                account.environment(),
                account.existing(),
                reasons,
                owner.map(ContextOwners.Owner::name).orElse(null),
                questions);
    }

    private boolean areAllOwned(TargetAccount account) {
        return account.contexts().stream()
                .allMatch(context -> contexts.of(context).isPresent());
    }

    private static String question(TargetAccount account, Map<String, ContextOwners.Owner> known) {
        String fix =
                " Write it under owners in decisions.yaml, for the account '" + account.name() + "' or its contexts.";
        return known.size() > 1
                ? "Which of " + String.join(", ", known.keySet()) + " owns the account? It belongs to exactly one."
                        + fix
                : "Who owns the account?" + fix;
    }

    /** The accounts that nobody owns as one finding. */
    static List<Finding> findings(List<TargetAccount> accounts) {
        List<String> names = accounts.stream()
                .filter(account -> account.owner() == null)
                .map(TargetAccount::name)
                .toList();
        return names.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        "partition.account-without-owner",
                        Severity.LOW,
                        List.of(),
                        names.size() + (names.size() == 1 ? " account has" : " accounts have") + " no owner yet: "
                                + names.stream().collect(Collectors.joining(", ")) + ".",
                        "Write who answers for them under owners in decisions.yaml."));
    }
}
