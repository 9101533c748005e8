package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who answers for a context: by decision, or by the owner tags of its resources. */
public final class ContextOwners {
    /** An owner, and what says so. */
    record Owner(String name, Reason reason) {}

    private final Decisions decisions;
    private final Map<String, Map<String, Integer>> tags = new HashMap<>();

    public ContextOwners(Decisions decisions, List<Placement> placements) {
        this.decisions = decisions;
        TagMeanings meanings = new TagMeanings();
        for (Placement placement : placements) {
            if (placement.context() != null) {
                placement.subject().tags().entrySet().stream()
                        .filter(tag -> meanings.namesOwner(tag.getKey())
                                && !tag.getValue().isBlank())
                        .map(tag -> tag.getValue().strip())
                        .distinct()
                        .forEach(value -> tags.computeIfAbsent(placement.context(), unused -> new TreeMap<>())
                                .merge(value, 1, Integer::sum));
            }
        }
    }

    /** The owner of a context, where anything says it. */
    Optional<Owner> of(String context) {
        Optional<Owner> decided = decided(context);
        return decided.isPresent() ? decided : tagged(context);
    }

    /** The owner that decisions.yaml gives a context, an account or a purpose. */
    Optional<Owner> decided(String name) {
        return Optional.ofNullable(decisions.owners().get(name))
                .map(owner -> new Owner(
                        owner,
                        new Reason(
                                "account.owner-decided",
                                Map.of("owner", owner, "of", name),
                                "decisions.yaml names " + owner + " as the owner of " + name + ".")));
    }

    private Optional<Owner> tagged(String context) {
        Map<String, Integer> values = tags.getOrDefault(context, Map.of());
        int all = values.values().stream().mapToInt(count -> count).sum();
        return values.entrySet().stream()
                .filter(value -> value.getValue() >= Tuning.OWNERS_AGREED * all)
                .max(Map.Entry.comparingByValue())
                .map(value -> new Owner(
                        value.getKey(),
                        new Reason(
                                "account.owner-tags",
                                Map.of(
                                        "owner", value.getKey(),
                                        "resources", String.valueOf(value.getValue()),
                                        "tagged", String.valueOf(all)),
                                value.getValue() + " of " + all + " owner tags of " + context + " say " + value.getKey()
                                        + ".")));
    }

    /** Whether two contexts are known to have different owners. */
    public boolean differ(String left, String right) {
        Optional<Owner> one = of(left);
        Optional<Owner> other = of(right);
        return one.isPresent()
                && other.isPresent()
                && !one.get().name().equals(other.get().name());
    }
}
