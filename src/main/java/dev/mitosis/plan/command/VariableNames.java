package dev.mitosis.plan.command;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.plan.Effect.CopyMode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of shell variables: readable, valid, and another for each thing. */
public final class VariableNames {
    private static final Pattern UNFIT = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern OUTER = Pattern.compile("^_|_$");
    private static final Pattern USED = Pattern.compile("\\$\\{?(PARAMETER_[A-Za-z0-9]+|[A-Z_][A-Z0-9_]*)\\b");
    private static final int LONGEST = 40;
    private static final int HASH = 6;

    private VariableNames() {}

    /**
     * The variable of a thing, for example {@code F_SNAPSHOT_ARN_ORDERS_3FA2B1}.
     *
     * @param what of it
     * @param mode of the copy that found it out; null where it was none
     * @param id the planned id of the thing
     */
    public static String of(String what, @Nullable CopyMode mode, String id) {
        String run = mode == null ? "" : mode == CopyMode.FINAL ? "F_" : "R_";
        String words = words(id.substring(id.lastIndexOf('/') + 1));
        String kept = words.substring(0, Math.min(words.length(), LONGEST));
        return run + what + "_" + (kept.isEmpty() ? "" : kept + "_")
                + Hashes.ofText(id).substring(0, HASH).toUpperCase(Locale.ROOT);
    }

    /** Words in capitals, parted by underscores. */
    public static String words(String text) {
        return OUTER.matcher(UNFIT.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("_"))
                .replaceAll("");
    }

    /**
     * The variables that a command uses, in the order of their appearance. What stands in single quotes is no use of
     * one, and neither is what is escaped.
     */
    public static Set<String> usedIn(String command) {
        Set<String> used = new LinkedHashSet<>();
        boolean single = false;
        boolean twice = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\\' && !single) {
                i++;
            } else if (c == '\'' && !twice) {
                single = !single;
            } else if (c == '"' && !single) {
                twice = !twice;
            } else if (c == '$' && !single) {
                Matcher name = USED.matcher(command).region(i, command.length());
                if (name.lookingAt()) {
                    used.add(name.group(1));
                }
            }
        }
        return used;
    }
}
