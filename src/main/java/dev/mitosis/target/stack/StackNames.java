package dev.mitosis.target.stack;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of stacks: unit, layer, and what else tells two of an account apart. */
final class StackNames {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    /** An account as a whole is told by its name alone, a unit by an id with slashes. */
    private static final String ACCOUNT = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final int HASH = 6;
    private static final int MOST = 90;
    /** With the words around it and a region a name stays below the 128 that CloudFormation takes. */
    private static final int MOST_SERVED = 60;

    private final Map<String, String> units = new HashMap<>();
    /** The names that only one unit of all accounts has, by its id. */
    private final Map<String, String> abroad = new HashMap<>();

    private final String home;

    StackNames(Collection<PlannedUnit> planned, String home) {
        this.home = home;
        Map<String, Integer> taken = new HashMap<>();
        planned.forEach(unit -> taken.merge(unit.account() + "/" + plain(unit), 1, Integer::sum));
        for (PlannedUnit unit : planned) {
            boolean alone = taken.getOrDefault(unit.account() + "/" + plain(unit), 0) == 1;
            units.put(unit.id(), alone ? plain(unit) : plain(unit) + "-" + hash(unit.id()));
        }
        Map<String, Integer> named = new HashMap<>();
        units.values().forEach(name -> named.merge(name, 1, Integer::sum));
        for (PlannedUnit unit : planned) {
            String name = Objects.requireNonNull(units.get(unit.id()));
            if (named.getOrDefault(name, 0) == 1) {
                abroad.put(unit.id(), name);
            }
        }
    }

    private static String plain(PlannedUnit unit) {
        String context = unit.context();
        String environment = unit.environment();
        String words = (context == null ? "all" : context) + (environment == null ? "" : "-" + environment);
        return fit(words, "unit");
    }

    /** The name of the stack at a place; {@code parted} where its group has several of the kind. */
    String of(Place place, boolean parted, String unit) {
        StringBuilder name = new StringBuilder(unit.isEmpty() ? "common" : units.getOrDefault(unit, fit(unit, "unit")));
        name.append('-').append(place.layer().label());
        if (!place.served().isEmpty()) {
            name.append("-for-").append(served(place.served()));
        }
        if (place.alone()) {
            name.append('-').append(fit(place.group().substring(place.group().indexOf('/') + 1), "thing"));
        } else if (place.level() > 1) {
            name.append('-').append(place.level());
        }
        if (parted) {
            name.append("-part").append(place.chunk());
        }
        if (!place.region().equals(home)) {
            name.append('-').append(place.region());
        }
        return name.toString();
    }

    /** One account, or one unit by its name where that is the only such one; others with a hash of their ids. */
    private String served(String ids) {
        String only = ids.matches(ACCOUNT) ? "account-" + ids : abroad.get(ids);
        if (only != null && only.length() <= MOST_SERVED) {
            return only;
        }
        String words = Stream.of(ids.split(" ", -1))
                .map(id -> units.getOrDefault(id, fit(id, "unit")))
                .collect(Collectors.joining("-"));
        String kept = words.substring(0, Math.min(MOST_SERVED, words.length()));
        return EDGES.matcher(kept).replaceAll("") + "-" + hash(ids);
    }

    private static String fit(String text, String otherwise) {
        String words = EDGES.matcher(UNFIT.matcher(text).replaceAll("-"))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String kept = words.length() > MOST ? words.substring(0, MOST) : words;
        boolean whole = kept.equals(text) || text.replace('/', '-').equals(kept);
        String named = kept.isEmpty() || !Character.isLetter(kept.charAt(0)) ? otherwise + "-" + kept : kept;
        return whole ? named : named + "-" + hash(text);
    }

    private static String hash(String text) {
        return Hashes.ofText(text).substring(0, HASH);
    }
}
