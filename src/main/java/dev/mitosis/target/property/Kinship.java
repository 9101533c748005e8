package dev.mitosis.target.property;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How near the name of an answer's member is to that of a property of a type: equal, but for case, with or without the
 * type's own name, a plural, a suffix, an affix.
 */
final class Kinship {
    /** The names are the same. */
    static final int SAME = 100;

    /** The names are the same but for upper and lower case. */
    static final int CASE = 95;

    /** As near as a name may be at least for a value to be split or wrapped. */
    static final int NEAR = 84;

    private static final int STEM = 88;
    private static final int PLURAL = 86;
    private static final int SUFFIX = 72;
    private static final int AFFIX = 70;
    private static final int NONE = 0;
    private static final int SHORTEST = 3;
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+");
    private static final List<String> SUFFIXES =
            List.of("identifiers", "identifier", "names", "name", "arns", "arn", "ids", "id", "list", "set", "lists");
    private static final List<String> AFFIXES = List.of(
            "configurations",
            "configuration",
            "config",
            "descriptions",
            "description",
            "settings",
            "setting",
            "specifications",
            "specification",
            "info",
            "details",
            "options",
            "response",
            "summary",
            "input",
            "policy");
    private static final List<String> SWITCHES = List.of("enabled", "enable", "is");

    private final List<String> stems;

    /** The names of a type: the whole last part, and what it ends with. */
    Kinship(String type) {
        String last = type.substring(type.lastIndexOf(':') + 1);
        List<String> words = words(last);
        Set<String> all = new LinkedHashSet<>();
        for (int from = 0; from < words.size(); from++) {
            all.add(plain(String.join("", words.subList(from, words.size()))));
        }
        this.stems = List.copyOf(all);
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(name);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words.isEmpty() ? List.of(name) : words;
    }

    /** The name in small letters, without what is neither letter nor digit. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether the member is called as the type itself, as {@code Certificate} in what describes a certificate. */
    boolean isStem(String member) {
        String plain = singular(plain(member));
        return stems.stream().anyMatch(stem -> singular(stem).equals(plain))
                || stems.stream().anyMatch(stem -> AFFIXES.stream().anyMatch(affix -> plain.equals(stem + affix)));
    }

    /** How near they are; 0 for not at all. */
    int of(String property, String member) {
        if (property.equals(member)) {
            return SAME;
        }
        String p = plain(property);
        String m = plain(member);
        if (p.equals(m)) {
            return CASE;
        }
        for (int i = 0; i < stems.size(); i++) {
            String stem = stems.get(i);
            if (p.equals(stem + m) || m.equals(stem + p)) {
                return STEM - Math.min(i, 2);
            }
        }
        if (singular(p).equals(singular(m))) {
            return PLURAL;
        }
        return distant(p, m);
    }

    private int distant(String p, String m) {
        for (String stem : stems) {
            if (singular(p).equals(singular(stem + m)) || singular(m).equals(singular(stem + p))) {
                return NEAR;
            }
        }
        if (base(p, SWITCHES, true).equals(base(m, SWITCHES, true))) {
            return SUFFIX + 2;
        }
        if (isNameOfArn(p, m)) {
            return NONE;
        }
        if (kin(p, m, SUFFIXES)) {
            return SUFFIX;
        }
        return kin(p, m, AFFIXES) ? AFFIX : NONE;
    }

    /** A name is not an ARN, nor an id a name, even where they are called so. */
    private static boolean isNameOfArn(String p, String m) {
        return (p.endsWith("name") && (m.endsWith("arn") || m.endsWith("id")))
                || (p.endsWith("id") && m.endsWith("name"))
                || (p.endsWith("arn") && (m.endsWith("name") || m.endsWith("id")));
    }

    private boolean kin(String p, String m, List<String> endings) {
        String baseOfProperty = base(p, endings, false);
        String baseOfMember = base(m, endings, false);
        return baseOfProperty.length() >= SHORTEST
                && !stems.contains(baseOfProperty)
                && singular(baseOfProperty).equals(singular(baseOfMember));
    }

    private static String base(String plain, List<String> endings, boolean inFront) {
        for (String ending : endings) {
            if (plain.endsWith(ending) && plain.length() > ending.length()) {
                return plain.substring(0, plain.length() - ending.length());
            }
            if (inFront && plain.startsWith(ending) && plain.length() > ending.length()) {
                return plain.substring(ending.length());
            }
        }
        return plain;
    }

    /** The word without the ending of a plural. */
    static String singular(String plain) {
        if (plain.endsWith("ies") && plain.length() > SHORTEST + 1) {
            return plain.substring(0, plain.length() - SHORTEST) + "y";
        }
        if (plain.endsWith("sses") || plain.endsWith("xes") || plain.endsWith("ches")) {
            return plain.substring(0, plain.length() - 2);
        }
        return plain.endsWith("s") && !plain.endsWith("ss") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
