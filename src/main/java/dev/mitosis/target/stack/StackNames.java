package dev.mitosis.target.stack;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of stacks: unit, layer, and what else tells two of an account apart. */
final class StackNames {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final int HASH = 6;
    private static final int MOST = 90;

    private final Map<String, String> units = new HashMap<>();
    private final String home;

    StackNames(Collection<PlannedUnit> planned, String home) {
        this.home = home;
        Map<String, Integer> taken = new HashMap<>();
        planned.forEach(unit -> taken.merge(unit.account() + "/" + plain(unit), 1, Integer::sum));
        for (PlannedUnit unit : planned) {
            boolean alone = taken.getOrDefault(unit.account() + "/" + plain(unit), 0) == 1;
            units.put(unit.id(), alone ? plain(unit) : plain(unit) + "-" + hash(unit.id()));
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

    private String served(String ids) {
        return fit(
                Stream.of(ids.split(" ", -1))
                        .map(id -> units.getOrDefault(id, id))
                        .collect(Collectors.joining("-")),
                "units");
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
