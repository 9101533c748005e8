package dev.mitosis.method;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in shell command templates. A placeholder in lower case, such as <code>${resource.id}</code>, is replaced; one
 * in capitals is a shell variable that is known only at execution and stays. Values are quoted as the place in the
 * command asks for, because names and tags may hold anything.
 */
public final class CommandTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][^}]*)}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@=+,%-]+");
    private static final Pattern OPTIONS = Pattern.compile("source|target|management");

    private CommandTemplate() {}

    /** The names of the placeholders that {@link #render} will ask for, in order of appearance. */
    public static Set<String> placeholders(String template) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Replaces every placeholder; one without a value becomes a shell variable to be set by the person who runs it. */
    public static String render(String template, Function<String, Optional<String>> values) {
        StringBuilder out = new StringBuilder(template.length() + 64);
        Matcher matcher = PLACEHOLDER.matcher(template);
        int last = 0;
        char quote = 0;
        while (matcher.find()) {
            String literal = template.substring(last, matcher.start());
            quote = quoteAfter(literal, quote);
            String name = matcher.group(1);
            Optional<String> value = values.apply(name);
            out.append(literal).append(value.isPresent() ? quoted(name, value.get(), quote) : variable(name, quote));
            last = matcher.end();
        }
        return out.append(template.substring(last)).toString();
    }

    /** The shell variable that stands for a value not known before execution. */
    public static String variableName(String name) {
        String tail = name.substring(name.lastIndexOf('/') + 1);
        String snake = tail.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]+", "_");
        return snake.toUpperCase(Locale.ROOT);
    }

    private static String variable(String name, char quote) {
        String reference = "${" + variableName(name) + "}";
        return quote == '\'' ? "'\"" + reference + "\"'" : reference;
    }

    private static char quoteAfter(String literal, char before) {
        char quote = before;
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote;
    }

    private static String quoted(String name, String value, char quote) {
        // A shell variable that stands for an account id is meant to be expanded.
        if (OPTIONS.matcher(name).matches() || value.startsWith("${")) {
            return quote == '\'' ? "'\"" + value + "\"'" : value;
        }
        String clean = value.replaceAll("\\p{Cntrl}", " ");
        if (quote == '\'') {
            return clean.replace("'", "'\\''");
        }
        if (quote == '"') {
            return clean.replaceAll("([\"$`\\\\])", "\\\\$1");
        }
        return PLAIN.matcher(clean).matches() ? clean : "'" + clean.replace("'", "'\\''") + "'";
    }
}
