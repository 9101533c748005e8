package dev.mitosis.model.table;

import org.jspecify.annotations.Nullable;

/**
 * Says that people fill a column in.
 *
 * @param choices the name of the list to choose from; null for free text
 * @param goesTo where the entry counts, for example a key of {@code decisions.yaml}
 */
public record Input(@Nullable String choices, String goesTo) {
    /** What people note here is for themselves: it is kept for the next workbook, and no stage reads it. */
    public static final String WORKBOOK_ONLY = "the next workbook";

    /** Whether another run of the tool can heed the entry. */
    public boolean isDecision() {
        return !goesTo.equals(WORKBOOK_ONLY);
    }
}
