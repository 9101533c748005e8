package dev.mitosis.io.text;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text as one argument of a shell command, on one line.
 *
 * <p>What could mean something to a shell stands in single quotes. Characters that cannot be seen are written as
 * {@code $'...'} with the octal bytes of UTF-8: POSIX.1-2024, bash, zsh, ksh and busybox read that back to exactly the
 * original, line ends included and whatever the locale, and no terminal acts on it.
 */
public final class Shell {
    /** How a single quote is said between single quotes. */
    public static final String APOSTROPHE = "'\"'\"'";

    private static final String PLAIN = "_./:@=+,%-";
    private static final String ACTING = ";|&$`<>()!'\"";

    private Shell() {}

    /** Whether an argument can hold the text: no argument holds the character 0 or half a character. */
    public static boolean holds(String text) {
        return OneLine.isFree(text, c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    /**
     * The argument that a shell reads as the text.
     *
     * @throws IllegalArgumentException where no argument {@linkplain #holds holds} it
     */
    public static String argument(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /** The same, quoted in any case. */
    public static String quoted(String text) {
        return inSingleQuotes(text).map(inside -> "'" + inside + "'").orElseGet(() -> "$'" + bytes(text) + "'");
    }

    /**
     * What stands for the text between single quotes; empty where it holds characters that cannot be seen. A single
     * quote is closed, said between double quotes, and opened again: whoever reads commands needs to know of no
     * backslash.
     */
    public static Optional<String> inSingleQuotes(String text) {
        requireHeld(text);
        return seen(text) ? Optional.of(text.replace("'", APOSTROPHE)) : Optional.empty();
    }

    /** What stands for the text between double quotes; empty where these cannot hold it as data. */
    public static Optional<String> inDoubleQuotes(String text) {
        requireHeld(text);
        // An interactive bash expands the exclamation mark between double quotes, and nothing there keeps it from that.
        return seen(text) && text.indexOf('!') < 0
                ? Optional.of(OneLine.replace(text, c -> "\"$`\\".indexOf(c) >= 0, c -> "\\" + (char) c))
                : Optional.empty();
    }

    /** Text in a comment. An interactive zsh knows no comments, so nothing that acts is left there either. */
    public static String comment(String text) {
        if (isPlain(text)) {
            return text;
        }
        String harmless =
                OneLine.replace(OneLine.of(text), c -> ACTING.indexOf(c) >= 0, c -> String.format("\\u{%02X}", c));
        return "'" + harmless + "'";
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean seen(String text) {
        return OneLine.isFree(text, OneLine::unseen);
    }

    private static void requireHeld(String text) {
        if (!holds(text)) {
            throw new IllegalArgumentException("no argument can hold this text");
        }
    }

    private static String bytes(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\'' || c == '\\' || c == '!' || OneLine.unseen(c)) {
                for (byte one : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append(String.format("\\%03o", one & 0xFF));
                }
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
