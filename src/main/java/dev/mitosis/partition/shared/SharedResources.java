package dev.mitosis.partition.shared;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Role;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.TypePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists what several contexts need, who needs it for what, and what to do with it. */
public final class SharedResources {
    private static final String SPLIT = "split";
    private static final String PER_ACCOUNT = "one-per-account";

    private record Proposal(TypePattern type, String treatment, String text) {
        /** What is split or made for each account is so wherever it stands; the rest may move to the foundation. */
        String treatment(boolean foundation) {
            boolean one = !treatment.equals(SPLIT) && !treatment.equals(PER_ACCOUNT);
            return one && foundation ? "platform-account" : treatment;
        }
    }

    private final List<Proposal> proposals = Table.read(
            SharedResources.class,
            "proposals.tsv",
            row -> new Proposal(new TypePattern(row.get("type")), row.get("treatment"), row.get("proposal")));

    /**
     * The shared resources in the order of the assignments.
     *
     * @param accounts where they may live
     */
    public List<SharedResource> find(
            AccountGraph terrain, Sharing sharing, List<Assignment> assignments, List<TargetAccount> accounts) {
        Set<String> foundation = accounts.stream()
                .filter(account -> !account.existing() && account.environment() == null)
                .map(TargetAccount::name)
                .collect(Collectors.toSet());
        List<SharedResource> shared = new ArrayList<>();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            Users users = sharing.users(terrain.subject(i).index());
            boolean common = assignment.role() == Role.SHARED
                    || assignment.role() == Role.FOUNDATION
                    || (assignment.role() == Role.MANAGED && assignment.context() == null);
            if (common && users.contexts().size() > 1) {
                Proposal proposal = proposal(assignment);
                shared.add(new SharedResource(
                        assignment.id(),
                        assignment.type(),
                        List.copyOf(users.contexts().keySet()),
                        List.copyOf(users.how()),
                        assignment.account(),
                        text(proposal, assignment, users.contexts()),
                        proposal.treatment(foundation.contains(assignment.account()))));
            }
        }
        return List.copyOf(shared);
    }

    private Proposal proposal(Assignment assignment) {
        return proposals.stream()
                .filter(proposal -> proposal.type().matches(assignment.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("proposals.tsv has no row for " + assignment.type()));
    }

    private static String text(Proposal proposal, Assignment assignment, Map<String, Integer> contexts) {
        return proposal.text()
                .replace("{account}", assignment.account())
                .replace("{contexts}", String.join(", ", contexts.keySet()));
    }
}
