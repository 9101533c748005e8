package dev.mitosis.target.name;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.Arn;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.target.name.KnownNames.Endpoint;
import dev.mitosis.target.name.KnownNames.Unique;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What made things will be called. A name that holds the old account's id gets the new one's in its place; a name that
 * is unique in the world or in a Region gets the new account's id at its end, so that nobody else has it; one that AWS
 * gives is a variable until then. The same names come out of each scan, whatever else there is.
 */
public final class PlannedNames {
    private static final Pattern ACCOUNT_VARIABLE = Pattern.compile("\\$\\{ACCOUNT_[A-Z0-9_]+}");
    private static final String ANY_ACCOUNT = "000000000000";
    private static final int HASH = 6;

    private final AssignedIds assigned = AssignedIds.load();
    private final KnownNames known;
    private final Pattern oldAccount;
    private final List<Made> made = new ArrayList<>();
    private final Map<Chosen, String> names = new HashMap<>();
    private final Set<Chosen> taken = new HashSet<>();
    private boolean settled;

    /**
     * A thing that is made in an account.
     *
     * @param plannedId of the new one; all else is of the old one that it succeeds
     */
    public record Made(
            String plannedId, String arn, String type, String id, String name, String region, String account) {}

    /**
     * A way to reach a thing, and what it will be.
     *
     * @param attribute by which CloudFormation gives the new one; null where it has none, or where the text tells it
     */
    public record Reached(
            String value,
            String planned,
            boolean always,
            @Nullable String attribute) {}

    /** A text of a thing or of a type. */
    private record Chosen(String of, String text) {}

    /** The names of successors of what is in this account. */
    public PlannedNames(KnownNames known, String oldAccount) {
        this.known = known;
        this.oldAccount = Pattern.compile("(?<![0-9])" + Pattern.quote(oldAccount) + "(?![0-9])");
    }

    /** Hears of a thing before the first name is asked for. */
    public void learn(Made thing) {
        if (!known.uniqueOf(thing.arn(), thing.type()).isEmpty()) {
            made.add(thing);
        }
    }

    /** The name of the new one; an ARN stays as it is. */
    public String nameOf(Made thing) {
        for (Unique unique : known.uniqueOf(thing.arn(), thing.type())) {
            if (unique.row().isResourceName()) {
                return plannedOf(thing, unique);
            }
        }
        if (assigned.isGiven(thing.name(), thing.type(), thing.id(), thing.name())) {
            return idOf(thing);
        }
        return reached(thing).stream()
                .filter(way -> way.value().equals(thing.name()))
                .map(Reached::planned)
                .findFirst()
                .orElseGet(() -> withAccount(AssignedIds.withoutGiven(thing.name(), thing.arn()), thing.account()));
    }

    /** The unique names of the thing. */
    public List<Unique> uniqueOf(Made thing) {
        return known.uniqueOf(thing.arn(), thing.type());
    }

    /** What becomes of a unique name. */
    public String plannedOf(Made thing, Unique unique) {
        settle();
        return names.getOrDefault(new Chosen(thing.plannedId(), unique.value()), unique.value());
    }

    /** The reference to the id that AWS will give to it. */
    public static String idOf(Made thing) {
        return Variables.reference(Variables.ofThing(thing.plannedId()));
    }

    /** Whether AWS gave the old one its id. */
    public boolean isGivenId(Made thing) {
        String id = thing.id();
        String last = Arn.last(id);
        return assigned.isGiven(last, thing.type(), id, thing.name());
    }

    /** Under what the thing is reached, and will be. */
    public List<Reached> reached(Made thing) {
        List<Reached> ways = new ArrayList<>(1);
        int given = 0;
        for (Endpoint endpoint : known.endpointsOf(thing.arn())) {
            String form = endpoint.row().planned();
            String planned = form == null
                    ? Variables.reference(Variables.ofHost(thing.plannedId(), ++given))
                    : Blank.fill(form, place -> value(place, thing));
            ways.add(new Reached(
                    endpoint.value(),
                    planned,
                    endpoint.row().always(),
                    endpoint.row().attribute()));
        }
        return ways;
    }

    private String value(String place, Made thing) {
        return switch (place) {
            case "id" -> idOf(thing);
            case "name" -> withAccount(thing.name(), thing.account());
            case "region" -> thing.region();
            case "account" -> Variables.reference(Variables.ofAccount(thing.account()));
            default -> throw new IllegalStateException("endpoints.tsv: there is no place ${" + place + "}");
        };
    }

    /** The text with the id of the new account wherever it holds that of the old one. */
    public String withAccount(String text, String account) {
        return oldAccount
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(Variables.reference(Variables.ofAccount(account))));
    }

    /** Names that hold the old account's id first: they stay what they are whatever is named beside them. */
    private synchronized void settle() {
        if (settled) {
            return;
        }
        settled = true;
        made.sort(Comparator.comparing(
                        (Made thing) -> !oldAccount.matcher(thing.name()).find())
                .thenComparing(Made::arn)
                .thenComparing(Made::account));
        for (Made thing : made) {
            for (Unique unique : uniqueOf(thing)) {
                if (unique.row().how() == How.NEW) {
                    names.put(new Chosen(thing.plannedId(), unique.value()), choose(thing, unique));
                }
            }
        }
    }

    private String choose(Made thing, Unique unique) {
        UniqueName row = unique.row();
        String old = row.nameIn(unique.value());
        String[] parts = oldAccount.split(old, -1);
        String name = joined(parts, thing.account(), row);
        String value = row.with(unique.value(), name);
        if (known.isTaken(thing.type(), value) || !taken.add(new Chosen(thing.type(), value))) {
            parts[0] = parts[0] + "-" + hash(old);
            value = row.with(unique.value(), joined(parts, thing.account(), row));
            taken.add(new Chosen(thing.type(), value));
        }
        return value;
    }

    private static String joined(String[] parts, String account, UniqueName row) {
        String plain = join(parts, account);
        if (row.takes(filled(plain))) {
            return plain;
        }
        String[] clean = Arrays.stream(parts).map(PlannedNames::clean).toArray(String[]::new);
        String name = join(clean, account).replaceAll("^-+", "");
        int excess = filled(name).length() - row.most();
        if (excess <= 0) {
            return name;
        }
        int left = Math.max(1, clean[0].length() - excess - HASH - 1);
        clean[0] = clean[0].substring(0, Math.min(left, clean[0].length())) + "-" + hash(String.join("@", parts));
        return join(clean, account);
    }

    private static String join(String[] parts, String account) {
        String variable = Variables.reference(Variables.ofAccount(account));
        return parts.length == 1 ? parts[0] + "-" + variable : String.join(variable, parts);
    }

    private static String clean(String part) {
        return part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
    }

    private static String hash(String text) {
        return Hashes.ofText(text).substring(0, HASH);
    }

    /** The text as it will be, for measuring: an account's id has twelve digits. */
    static String filled(String text) {
        return ACCOUNT_VARIABLE.matcher(text).replaceAll(ANY_ACCOUNT);
    }
}
