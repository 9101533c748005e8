package dev.mitosis.target.name;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of the tables with places to fill: {@code ${name}.example}. */
final class Blank {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)}");

    private Blank() {}

    /** The text with every place filled; empty where a place has nothing to be filled with. */
    static String fill(String text, UnaryOperator<String> values) {
        StringBuilder filled = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            String value = values.apply(places.group(1));
            if (value.isEmpty()) {
                return "";
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return places.appendTail(filled).toString();
    }
}
