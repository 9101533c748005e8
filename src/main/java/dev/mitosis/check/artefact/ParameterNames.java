package dev.mitosis.check.artefact;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the names of parameters say, whatever case and signs they are written in. */
final class ParameterNames {
    /** Where the words of a name do not tell two things apart, six digits of a hash follow them. */
    private static final Pattern HASHED = Pattern.compile(".+[0-9a-f]{6}");

    private static final int HASH = 6;

    private ParameterNames() {}

    /** Letters and digits, in lower case. */
    static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** What a parameter may be called after, as {@link #bare} writes it: all of its name, or all but a hash. */
    static List<String> meant(String parameter) {
        String bare = bare(parameter);
        return HASHED.matcher(bare).matches() ? List.of(bare, bare.substring(0, bare.length() - HASH)) : List.of(bare);
    }

    /** Whether the parameter is for the digits of the account. */
    static boolean isFor(String parameter, String account) {
        return meant(parameter).contains(bare("account" + account));
    }
}
