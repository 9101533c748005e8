package dev.mitosis.io.text;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Text from anywhere on one line, every character of which can be seen. What ends a line, moves a cursor, turns the
 * direction of writing, shows nothing or is half a character becomes an escape that tells its code point.
 */
public final class OneLine {
    private static final String ELLIPSIS = "\u2026";

    /** Letters by their category that show nothing: the fillers of Hangul and the combining joiner. */
    private static final String BLANK_LETTERS = "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0";

    private OneLine() {}

    /** The text with escapes; text without such characters is returned as it is. */
    public static String of(String text) {
        return replace(text, OneLine::unseen, OneLine::escape);
    }

    /**
     * The same, cut to so many characters.
     *
     * @param most at least 1; the last one is an ellipsis where text was cut
     */
    public static String of(String text, int most) {
        // An escape is never shorter than what it stands for, so the rest cannot show.
        String start = text.length() <= most ? text : text.substring(0, most + 1);
        String line = of(start);
        return line.length() <= most ? line : whole(line, most - ELLIPSIS.length()) + ELLIPSIS;
    }

    /** Text that may have several lines and tabs, each line as by {@link #of(String)}. */
    public static String ofEach(String text) {
        return replace(text, c -> c != '\n' && c != '\t' && unseen(c), OneLine::escape);
    }

    /** JSON in which such characters stand as JSON writes them, which only strings can hold; lines stay. */
    public static String json(String document) {
        return replace(document, c -> c != '\n' && c != '\t' && unseen(c), OneLine::unicode);
    }

    /** Whether the character cannot be seen, or does something to the characters around it. */
    public static boolean unseen(int character) {
        if (character >= ' ' && character <= '~') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                (character & 0xFFFE) == 0xFFFE
                        || (character >= 0xFDD0 && character <= 0xFDEF)
                        || BLANK_LETTERS.indexOf(character) >= 0;
        };
    }

    /** The text with each character that is told replaced; the text itself where there is none. */
    static String replace(String text, IntPredicate told, IntFunction<String> replacement) {
        if (isFree(text, told)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (told.test(c)) {
                out.append(replacement.apply(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** Whether the text holds no character that is told. */
    static boolean isFree(String text, IntPredicate told) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (told.test(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    static String escape(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u{%02X}", character);
        };
    }

    private static String unicode(int character) {
        StringBuilder out = new StringBuilder();
        for (char unit : Character.toChars(character)) {
            out.append(String.format("\\u%04x", (int) unit));
        }
        return out.toString();
    }

    /** The first characters without half a character at the end. */
    public static String whole(String text, int length) {
        int end = Math.min(length, text.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
