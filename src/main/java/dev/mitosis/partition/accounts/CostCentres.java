package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Whose costs a context's are, by the cost centre that its resources are tagged with. */
final class CostCentres {
    private static final Set<String> KEYS =
            Set.of("costcenter", "costcentre", "costcode", "chargecode", "billingcode", "profitcenter", "profitcentre");

    private final Map<String, String> byContext = new TreeMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    /**
     * The cost centres of an environment.
     *
     * @param members its resources by context
     */
    CostCentres(Map<String, List<Placement>> members) {
        members.forEach((context, list) -> centre(list).ifPresent(centre -> byContext.put(context, centre)));
    }

    private Optional<String> centre(List<Placement> members) {
        Map<String, Integer> counts = new HashMap<>();
        for (Placement member : members) {
            member.subject().tags().forEach((key, value) -> {
                if (known.computeIfAbsent(key, CostCentres::isKey) && !value.isBlank()) {
                    counts.merge(value.strip(), 1, Integer::sum);
                }
            });
        }
        int all = counts.values().stream().mapToInt(count -> count).sum();
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1 && entry.getValue() >= Tuning.OWNERS_AGREED * all)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a tag key says who pays. */
    static boolean isKey(String key) {
        return KEYS.contains(squeezed(key));
    }

    /** The last part of a tag key, its letters and digits only. */
    static String squeezed(String key) {
        String last = key.substring(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/')) + 1);
        return last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    /** Why the costs of a context have to be told apart; empty where all pay from one purse. */
    Optional<Reason> apart(String context) {
        String own = byContext.get(context);
        return own == null
                ? Optional.empty()
                : byContext.entrySet().stream()
                        .filter(other -> !other.getValue().equals(own))
                        .findFirst()
                        .map(other -> new Reason(
                                "account.cost",
                                Map.of("costCentre", own, "other", other.getValue(), "otherContext", other.getKey()),
                                "Its costs go to " + own + ", those of " + other.getKey() + " to " + other.getValue()
                                        + ": accounts tell them apart without tags."));
    }
}
