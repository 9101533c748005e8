package dev.mitosis.check.command;

import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The texts by which a command can name an object. */
final class ObjectNames {
    private static final Pattern KIND = Pattern.compile("^(account|name|policy|quota|decision)/");

    private ObjectNames() {}

    /** Its ARN, the ids at the end of that, its name and that of what it succeeds. */
    static Set<String> of(Landscape landscape, String object) {
        Set<String> names = new LinkedHashSet<>();
        String bare = KIND.matcher(Prepared.from(object)).replaceFirst("");
        add(names, bare);
        if (object.startsWith("landing/") || object.startsWith("handover/")) {
            names.add(object.substring(0, object.indexOf('/')));
        }
        landscape.fateOf(bare).ifPresent(row -> of(row, names));
        landscape.row(bare).ifPresent(row -> of(row, names));
        return names;
    }

    private static void of(PlannedResource row, Set<String> names) {
        add(names, row.name());
        add(names, row.arn());
        if (row.succeeds() != null) {
            add(names, row.succeeds());
        }
    }

    /** The text and what follows its last colon and its last slash. */
    private static void add(Set<String> names, String text) {
        if (text.isEmpty()) {
            return;
        }
        names.add(text);
        String end = text.substring(text.lastIndexOf(':') + 1);
        names.add(end);
        int slash = end.indexOf('/');
        if (slash >= 0) {
            names.add(end.substring(slash + 1));
            names.add(end.substring(end.lastIndexOf('/') + 1));
        }
        names.remove("");
    }
}
