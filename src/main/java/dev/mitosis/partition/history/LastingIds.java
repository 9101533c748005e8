package dev.mitosis.partition.history;

import dev.mitosis.io.Hashes;
import dev.mitosis.partition.history.EarlierPartition.EarlierContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gives each context an id that stays with its members, whatever it is called. */
public final class LastingIds {
    private static final int DIGITS = 8;

    private final Map<String, String> ids = new TreeMap<>();

    /**
     * Compares.
     *
     * @param now the context of each resource by its ARN
     */
    public LastingIds(EarlierPartition earlier, Map<String, String> now) {
        Map<String, String> before = new HashMap<>();
        for (EarlierContext context : earlier.contexts()) {
            before.put(context.name(), context.id());
        }
        Successions successions = new Successions(earlier, now);
        Set<String> today = new TreeSet<>(now.values());
        Set<String> used = new HashSet<>();
        for (String name : today) {
            String id = successions.of(name).map(before::get).orElse("");
            if (!id.isEmpty() && used.add(id)) {
                ids.put(name, id);
            }
        }
        for (String name : today) {
            String id = before.getOrDefault(name, "");
            if (!ids.containsKey(name) && !id.isEmpty() && used.add(id)) {
                ids.put(name, id);
            }
        }
        used.addAll(before.values());
        for (String name : today) {
            if (!ids.containsKey(name)) {
                ids.put(name, fresh(name, used));
            }
        }
    }

    private static String fresh(String name, Set<String> used) {
        String text = name;
        String id = id(text);
        while (!used.add(id)) {
            text += "'";
            id = id(text);
        }
        return id;
    }

    private static String id(String text) {
        return "c-" + Hashes.ofText(text).substring(0, DIGITS);
    }

    /** The id of a context of today. */
    public String of(String name) {
        return ids.getOrDefault(name, id(name));
    }
}
