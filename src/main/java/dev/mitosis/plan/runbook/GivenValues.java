package dev.mitosis.plan.runbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people have filled in: each {@code export NAME=value} of a file, with the value as the shell reads it, quotes
 * and further lines included.
 *
 * @param values by name, in the order of the file; where a name comes twice, the last one counts, as for the shell
 */
record GivenValues(Map<String, String> values) {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)=", Pattern.MULTILINE);

    GivenValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static GivenValues read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher assignment = ASSIGNMENT.matcher(text);
        int from = 0;
        while (assignment.find(from)) {
            int end = end(text, assignment.end());
            values.remove(assignment.group(1));
            values.put(
                    assignment.group(1), text.substring(assignment.end(), end).strip());
            from = end;
        }
        return new GivenValues(values);
    }

    /** The end of the line that a word begins on, or of the line on which its last quote ends. */
    private static int end(String text, int start) {
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\n' && quote == 0) {
                return i;
            }
        }
        return text.length();
    }
}
