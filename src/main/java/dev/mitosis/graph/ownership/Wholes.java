package dev.mitosis.graph.ownership;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.model.EdgeKind;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each resource cannot be apart from, learned from the edges as they are drawn.
 *
 * <p>Where a record is attached to one thing of a type and merely mentions another, it is part of the former alone.
 */
public final class Wholes {
    private static final class Found {
        private final Map<String, Entity> attached = new TreeMap<>();
        private final Map<String, Entity> mentioned = new TreeMap<>();
    }

    private final PartOfTable table;
    private final Map<Integer, Map<String, Found>> byPart = new HashMap<>();

    private Wholes(PartOfTable table) {
        this.table = table;
    }

    /** Wholes of nobody yet, by the table that comes with the product. */
    public static Wholes load() {
        return new Wholes(PartOfTable.load());
    }

    /** Another one by the same table that has learned nothing. */
    public Wholes fresh() {
        return new Wholes(table);
    }

    /**
     * Takes in an edge.
     *
     * @param pointer where it is said, in the record of the one that needs
     */
    public void learn(Entity from, Entity to, EdgeKind kind, String pointer) {
        PartOfTable.Tie up = table.tie(from.type(), to.type());
        if (up != null && up.upward() && up.holds(kind, pointer)) {
            add(from, to, kind);
        }
        PartOfTable.Tie down = table.tie(to.type(), from.type());
        if (down != null && !down.upward() && down.holds(kind, pointer)) {
            add(to, from, kind);
        }
    }

    private void add(Entity part, Entity whole, EdgeKind kind) {
        Found found = byPart.computeIfAbsent(part.ordinal(), ordinal -> new TreeMap<>())
                .computeIfAbsent(whole.type(), type -> new Found());
        (kind == EdgeKind.REFERENCES ? found.mentioned : found.attached).put(whole.arn(), whole);
    }

    /** What the resource is directly part of, by ARN. */
    public Collection<Entity> of(Entity part) {
        Map<String, Entity> wholes = new TreeMap<>();
        for (Found found : byPart.getOrDefault(part.ordinal(), Map.of()).values()) {
            wholes.putAll(found.attached.isEmpty() ? found.mentioned : found.attached);
        }
        return Collections.unmodifiableCollection(wholes.values());
    }

    /** What the resource is part of, directly or through another part, nearest first. */
    public Collection<Entity> above(Entity part) {
        Map<Integer, Entity> found = new LinkedHashMap<>();
        climb(part, found);
        return found.values();
    }

    private void climb(Entity part, Map<Integer, Entity> found) {
        for (Entity whole : of(part)) {
            if (found.putIfAbsent(whole.ordinal(), whole) == null) {
                climb(whole, found);
            }
        }
    }
}
