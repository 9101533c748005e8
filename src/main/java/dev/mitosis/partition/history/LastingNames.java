package dev.mitosis.partition.history;

import dev.mitosis.partition.history.EarlierPartition.EarlierContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Lets a context that is found under a new name keep the one that it was found by before, so that decisions that name
 * it still hold. What decisions name by its new name has it.
 */
public final class LastingNames {
    /** Nothing was called anything before. */
    public static final LastingNames NONE = new LastingNames(EarlierPartition.NONE, Map.of(), name -> false);

    private final Map<String, String> kept = new TreeMap<>();

    /**
     * Compares.
     *
     * @param now the name under which the context of each resource was found, by the resource's ARN
     * @param decided whether a decision speaks of a context of that name
     */
    public LastingNames(EarlierPartition earlier, Map<String, String> now, Predicate<String> decided) {
        Successions successions = new Successions(earlier, now);
        Map<String, EarlierContext> byName = new HashMap<>();
        earlier.contexts().forEach(context -> byName.put(context.name(), context));
        Set<String> today = new TreeSet<>(now.values());
        for (String name : today) {
            EarlierContext before = successions.of(name).map(byName::get).orElse(null);
            if (before != null && !before.found().contains(name) && !decided.test(name)) {
                List<String> free = before.found().size() == 1
                        ? before.found()
                        : before.found().stream()
                                .filter(old -> !today.contains(old))
                                .toList();
                if (free.size() == 1) {
                    kept.put(name, free.get(0));
                }
            }
        }
        yieldTaken(today);
    }

    /** A new context whose name belongs to an older one gets another. */
    private void yieldTaken(Set<String> today) {
        Set<String> taken = new TreeSet<>(kept.values());
        for (String name : today) {
            if (!kept.containsKey(name) && taken.contains(name)) {
                String free = name;
                for (int number = 2; today.contains(free) || taken.contains(free); number++) {
                    free = name + "-" + number;
                }
                kept.put(name, free);
                taken.add(free);
            }
        }
    }

    /** The name that a context found under this one has. */
    public String of(String found) {
        return kept.getOrDefault(found, found);
    }
}
