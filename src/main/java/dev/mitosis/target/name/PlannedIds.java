package dev.mitosis.target.name;

import dev.mitosis.io.Hashes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The readable ids of planned things: account, service and type, name; where several would have the same, the region
 * and then a hash of what they succeed tell them apart, whichever comes first.
 */
public final class PlannedIds {
    private static final int HASH = 6;

    private final Map<String, Integer> plain = new HashMap<>();
    private final Map<String, Integer> regional = new HashMap<>();
    private final Set<String> added = new HashSet<>();

    /**
     * What is to have an id.
     *
     * @param succeeds the ARN of the old one; null for a new thing, whose name is unique in its account
     */
    public record Named(
            String account,
            String type,
            String region,
            String name,
            @Nullable String succeeds) {
        private String base() {
            String[] parts = type.split("::", 3);
            String kind = parts.length == 3 ? parts[1] + "-" + parts[2] : type;
            return account + "/" + kind.toLowerCase(Locale.ROOT) + "/" + slug(name);
        }

        private String inRegion() {
            return base() + "@" + region;
        }
    }

    /** Hears of a thing before the first id is asked for. */
    public void learn(Named named) {
        plain.merge(named.base(), 1, Integer::sum);
        regional.merge(named.inRegion(), 1, Integer::sum);
    }

    /** The id of a thing that was heard of. */
    public String of(Named named) {
        if (plain.getOrDefault(named.base(), 0) <= 1) {
            return named.base();
        }
        if (regional.getOrDefault(named.inRegion(), 0) <= 1) {
            return named.inRegion();
        }
        String whole = named.succeeds() == null ? named.name() : named.succeeds();
        return named.base() + "~" + Hashes.ofText(whole).substring(0, HASH);
    }

    /**
     * The id of a new thing, which succeeds none; those of what was heard of stay as they are. No two are the same as
     * long as no two new things have account, type, region and name in common.
     */
    public String added(Named named) {
        if (!plain.containsKey(named.base()) && added.add(named.base())) {
            return named.base();
        }
        if (!regional.containsKey(named.inRegion()) && added.add(named.inRegion())) {
            return named.inRegion();
        }
        String whole = named.base() + "~new-"
                + Hashes.ofText(named.name() + "@" + named.region()).substring(0, HASH);
        added.add(whole);
        return whole;
    }

    private static String slug(String name) {
        String tail = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
        String slug = tail.replaceAll("[^A-Za-z0-9._/-]+", "-").replaceAll("^[-/]+|[-/]+$", "");
        return slug.isEmpty() ? Hashes.ofText(name).substring(0, HASH) : slug;
    }
}
