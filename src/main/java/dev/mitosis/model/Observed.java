package dev.mitosis.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was watched, and for how long: without it, that nothing was seen means nothing.
 *
 * @param flows what flow logs were read; null for none
 * @param calls what records of API calls were read; null for none
 */
public record Observed(@Nullable Span flows, @Nullable Span calls) {
    /** Nothing was watched. */
    public static final Observed NOTHING = new Observed(null, null);

    /**
     * Some time of which records were read.
     *
     * @param first the earliest moment in the records, an ISO instant
     * @param last the latest one
     * @param files the files read
     * @param records the records used, flows or calls
     */
    public record Span(String first, String last, int files, long records) {
        private String text() {
            return first + " to " + last;
        }
    }

    /** What to add to a sentence that says that nobody uses something: whether anybody watched. */
    public String ofUnused() {
        List<String> seen = new ArrayList<>();
        if (flows != null) {
            seen.add("in flow logs from " + flows.text());
        }
        if (calls != null) {
            seen.add("in API calls from " + calls.text());
        }
        return seen.isEmpty()
                ? "That is by its configuration; its use was not observed"
                : "Nor was its use observed " + String.join(", or ", seen) + unwatched();
    }

    private String unwatched() {
        if (flows == null) {
            return "; no flow logs were read";
        }
        return calls == null ? "; no API calls were read" : "";
    }
}
