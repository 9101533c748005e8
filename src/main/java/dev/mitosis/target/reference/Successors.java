package dev.mitosis.target.reference;

import dev.mitosis.model.target.Fate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What succeeds what in which account, and whose ids and names old texts are. */
final class Successors {
    private final Map<String, TreeMap<String, KnownAs>> all = new HashMap<>();
    private final Map<String, KnownAs> principals = new HashMap<>();
    private final Map<Named, String> named = new HashMap<>();

    private final Map<String, String> tails = new HashMap<>();
    private static final int FIELDS = 6;

    /** A thing by its type and what it is called there; names are unique in their region only. */
    private record Named(String type, String region, String name) {}

    Successors(Collection<KnownAs> things) {
        for (KnownAs known : things) {
            String old = known.old();
            all.computeIfAbsent(old, arn -> new TreeMap<>()).put(known.thing().account(), known);
            if (known.thing().principal()) {
                principals.put(old, known);
            }
            String type = known.thing().type();
            String region = known.thing().region();
            named.putIfAbsent(new Named(type, region, known.oldName()), old);
            named.putIfAbsent(new Named(type, region, known.oldId()), old);
            String[] fields = old.split(":", FIELDS);
            if (fields.length == FIELDS) {
                tails.putIfAbsent(region + " " + fields[FIELDS - 1], old);
            }
        }
    }

    /** What a consumer in the account uses of an old thing; null where it is not in the estate. */
    @Nullable
    KnownAs provider(String arn, String account) {
        TreeMap<String, KnownAs> standing = all.get(arn);
        KnownAs near = standing == null ? null : standing.get(account);
        return near == null ? principals.get(arn) : near;
    }

    /** The old ARN of the thing of the type that is called so in the region, or in none; null where there is none. */
    @Nullable
    String named(String type, String region, String name) {
        String near = named.get(new Named(type, region, name));
        return near == null ? named.get(new Named(type, "global", name)) : near;
    }

    /** The old ARN of the thing in the region whose ARN ends so, behind the account; null where there is none. */
    @Nullable
    String ending(String region, String tail) {
        return tails.get(region + " " + tail);
    }

    static boolean isGone(KnownAs known) {
        return known.thing().fate() == Fate.RETIRED;
    }
}
