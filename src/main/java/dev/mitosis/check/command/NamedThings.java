package dev.mitosis.check.command;

import dev.mitosis.check.state.Landscape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All things of the old account and of the estate by the texts that name them; read when it is first asked. */
final class NamedThings {
    /** What every call may say: settings of an account, say, are called by its id or by a region. */
    private static final Pattern EVERYWHERE = Pattern.compile("[0-9]{12}|[a-z]{2,3}(-[a-z]+)+-[0-9]");

    private final Map<String, Set<String>> byName = new HashMap<>();

    /** The things that the text names; empty where it names none, or an account or a region. */
    Set<String> meant(Landscape landscape, String text) {
        if (EVERYWHERE.matcher(text).matches()) {
            return Set.of();
        }
        if (byName.isEmpty()) {
            Stream.concat(landscape.rows().keySet().stream(), landscape.old().keySet().stream())
                    .forEach(object -> ObjectNames.of(landscape, object)
                            .forEach(name -> byName.computeIfAbsent(plain(name), key -> new HashSet<>(2))
                                    .add(object)));
        }
        return byName.getOrDefault(plain(text), Set.of());
    }

    /** The names of DNS may end in a dot. */
    private static String plain(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
