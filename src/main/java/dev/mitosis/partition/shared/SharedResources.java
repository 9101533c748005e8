package dev.mitosis.partition.shared;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.Role;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.TypePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists what several contexts need, who needs it for what, and what to do with it. */
public final class SharedResources {
    private record Proposal(TypePattern type, String text) {}

    private final List<Proposal> proposals = Table.read(
            SharedResources.class,
            "proposals.tsv",
            row -> new Proposal(new TypePattern(row.get("type")), row.get("proposal")));

    /** The shared resources in the order of the assignments. */
    public List<SharedResource> find(AccountGraph terrain, Sharing sharing, List<Assignment> assignments) {
        List<SharedResource> shared = new ArrayList<>();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            Users users = sharing.users(terrain.subject(i).index());
            boolean common = assignment.role() == Role.SHARED
                    || assignment.role() == Role.FOUNDATION
                    || (assignment.role() == Role.MANAGED && assignment.context() == null);
            if (common && users.contexts().size() > 1) {
                shared.add(new SharedResource(
                        assignment.id(),
                        assignment.type(),
                        List.copyOf(users.contexts().keySet()),
                        List.copyOf(users.how()),
                        assignment.account(),
                        proposal(assignment, users.contexts())));
            }
        }
        return List.copyOf(shared);
    }

    private String proposal(Assignment assignment, Map<String, Integer> contexts) {
        return proposals.stream()
                .filter(proposal -> proposal.type().matches(assignment.type()))
                .findFirst()
                .map(proposal -> proposal.text()
                        .replace("{account}", assignment.account())
                        .replace("{contexts}", String.join(", ", contexts.keySet())))
                .orElseThrow(() -> new IllegalStateException("proposals.tsv has no row for " + assignment.type()));
    }
}
