package dev.mitosis.check.organization;

import dev.mitosis.io.Hashes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What parameters, conditions and logical ids may be called after a thing of the target: all letters and digits of its
 * name, or, where these alone do not tell two names apart, the first of them and six digits of the name's hash.
 */
final class CalledAfter {
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");
    private static final int MOST = 80;
    private static final int HASH = 6;

    private CalledAfter() {}

    /** Letters and digits only, in lower case. */
    static String bare(String name) {
        return UNFIT.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Whether {@code written} is {@code kind}, then the name of the thing, then {@code end}, in whatever case. */
    static boolean is(String written, String kind, String name, String end) {
        return names(kind, name, end).contains(bare(written));
    }

    /** All that {@link #is} takes, as {@link #bare} writes it. */
    static Set<String> names(String kind, String name, String end) {
        String all = bare(name);
        String first = all.substring(0, Math.min(all.length(), MOST));
        String kept = first.isEmpty() || Character.isDigit(first.charAt(0)) ? "x" + first : first;
        String plain = UNFIT.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        return Set.copyOf(List.of(
                bare(kind) + all + bare(end),
                bare(kind) + kept + hash(name) + bare(end),
                bare(kind) + kept + hash(plain) + bare(end)));
    }

    private static String hash(String text) {
        return Hashes.ofText(text).substring(0, HASH);
    }
}
