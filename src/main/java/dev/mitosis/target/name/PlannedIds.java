package dev.mitosis.target.name;

import dev.mitosis.io.Hashes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The readable ids of planned things: account, service and type, name; where several would have the same, the region
 * and then a hash of what they succeed tell them apart, whichever comes first.
 */
public final class PlannedIds {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._/-]+");
    private static final Pattern EDGES = Pattern.compile("^[-/]+|[-/]+$");
    private static final int HASH = 6;

    private final Map<String, Integer> plain = new HashMap<>();
    private final Map<String, Integer> regional = new HashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Map<String, String> kinds = new HashMap<>();
    private final Pattern oldAccount;

    /** Ids of things that succeed those of the account; they hold neither its id nor ids that AWS gave there. */
    public PlannedIds(String oldAccount) {
        this.oldAccount = Pattern.compile("(?<![0-9])" + Pattern.quote(oldAccount) + "(?![0-9])");
    }

    /**
     * What is to have an id.
     *
     * @param succeeds the ARN of the old one; null for a new thing, whose name is unique in its account
     * @param another whether it is another than the old one, whose ids are not its own
     */
    public record Named(
            String account,
            String type,
            String region,
            String name,
            @Nullable String succeeds,
            boolean another) {
        /** A thing that has to be made. */
        public Named(String account, String type, String region, String name, @Nullable String succeeds) {
            this(account, type, region, name, succeeds, true);
        }
    }

    private String base(Named named) {
        return named.account() + "/" + kinds.computeIfAbsent(named.type(), PlannedIds::kind) + "/" + slug(named);
    }

    private static String kind(String type) {
        String[] parts = type.split("::", 3);
        return (parts.length == 3 ? parts[1] + "-" + parts[2] : type).toLowerCase(Locale.ROOT);
    }

    private static String inRegion(String base, Named named) {
        return base + "@" + named.region();
    }

    /** Hears of a thing before the first id is asked for. */
    public void learn(Named named) {
        String base = base(named);
        plain.merge(base, 1, Integer::sum);
        regional.merge(inRegion(base, named), 1, Integer::sum);
    }

    /** The id of a thing that was heard of. */
    public String of(Named named) {
        String base = base(named);
        if (plain.getOrDefault(base, 0) <= 1) {
            return base;
        }
        String regionalBase = inRegion(base, named);
        if (regional.getOrDefault(regionalBase, 0) <= 1) {
            return regionalBase;
        }
        String whole = named.succeeds() == null ? named.name() : named.succeeds();
        return base + "~" + Hashes.ofText(whole).substring(0, HASH);
    }

    /**
     * The id of a new thing, which succeeds none; those of what was heard of stay as they are. No two are the same as
     * long as no two new things have account, type, region and name in common.
     */
    public String added(Named named) {
        String base = base(named);
        if (!plain.containsKey(base) && added.add(base)) {
            return base;
        }
        String regionalBase = inRegion(base, named);
        if (!regional.containsKey(regionalBase) && added.add(regionalBase)) {
            return regionalBase;
        }
        String whole = base + "~new-"
                + Hashes.ofText(named.name() + "@" + named.region()).substring(0, HASH);
        added.add(whole);
        return whole;
    }

    private String slug(Named named) {
        String name = named.another() && named.succeeds() != null
                ? AssignedIds.withoutGiven(named.name(), named.succeeds())
                : named.name();
        String tail = name.startsWith("arn:") ? name.substring(name.lastIndexOf(':') + 1) : name;
        if (named.another() && AssignedIds.looksGiven(tail)) {
            String whole = named.succeeds() == null ? name : named.succeeds();
            return AssignedIds.kindOf(tail) + Hashes.ofText(whole).substring(0, HASH);
        }
        if (isPlain(tail)) {
            return tail;
        }
        String plain = oldAccount.matcher(tail).replaceAll("account");
        String slug = EDGES.matcher(UNFIT.matcher(plain).replaceAll("-")).replaceAll("");
        return slug.isEmpty() ? Hashes.ofText(name).substring(0, HASH) : slug;
    }

    /** Whether nothing of it has to give way: letters and hyphens that neither begin nor end it. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean hyphen = letter == '-' && i > 0 && i < text.length() - 1;
            if ((letter < 'a' || letter > 'z') && (letter < 'A' || letter > 'Z') && !hyphen) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
