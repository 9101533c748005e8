package dev.mitosis.scan.secrecy;

import java.util.regex.Pattern;

/**
 * Which places a row speaks of; most are told by how they begin and end.
 *
 * @param start what stands before the first star
 * @param end what stands behind the last star
 * @param whole the text with {@code *} for any text
 */
record PlacePattern(String start, String end, Pattern whole) {
    static PlacePattern of(String text) {
        int first = text.indexOf('*');
        Pattern whole = Pattern.compile(Pattern.quote(text).replace("*", "\\E.*\\Q"));
        return new PlacePattern(
                first < 0 ? text : text.substring(0, first), text.substring(text.lastIndexOf('*') + 1), whole);
    }

    boolean matches(String place) {
        return place.startsWith(start)
                && place.endsWith(end)
                && whole.matcher(place).matches();
    }
}
