package dev.mitosis.graph.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The last parts of ARNs, by which services name resources of each other where account and region are clear:
 * {@code table/orders}, {@code service/shop/api}, {@code function:quote}.
 */
final class ArnTails {
    private static final int COLONS_BEFORE = 5;

    private final Map<String, List<Entity>> byTail = new HashMap<>();

    void add(Entity entity) {
        String tail = tail(entity.arn());
        if (isCompound(tail)) {
            byTail.computeIfAbsent(tail, key -> new ArrayList<>(1)).add(entity);
        }
    }

    private static String tail(String arn) {
        int at = -1;
        for (int i = 0; i < COLONS_BEFORE; i++) {
            at = arn.indexOf(':', at + 1);
            if (at < 0) {
                return "";
            }
        }
        return arn.substring(arn.startsWith("/", at + 1) ? at + 2 : at + 1);
    }

    private static boolean isCompound(String text) {
        return text.indexOf('/') >= 0 || text.indexOf(':') >= 0;
    }

    /**
     * The resources that the text names, or of which it names a part: a table by its index, a function by its alias.
     */
    List<Entity> find(String text) {
        String at = text.startsWith("/") ? text.substring(1) : text;
        while (isCompound(at)) {
            List<Entity> found = byTail.get(at);
            if (found != null) {
                return found;
            }
            at = at.substring(0, Math.max(at.lastIndexOf('/'), at.lastIndexOf(':')));
        }
        return List.of();
    }
}
