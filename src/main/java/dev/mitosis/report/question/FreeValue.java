package dev.mitosis.report.question;

import java.util.List;

/**
 * A value of its own that answers a question.
 *
 * @param path the keys in {@code decisions.yaml} that it goes to
 * @param pattern what it has to look like, as a regular expression
 * @param example what it looks like, for people
 */
public record FreeValue(List<String> path, String pattern, String example) {
    public FreeValue {
        path = List.copyOf(path);
    }
}
