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

    /** A new name goes there, or that of the context to merge into. */
    public static final String CONTEXT_NAMES = "contexts.rename, contexts.merge";

    /** An option of a question was chosen, which says itself what it writes into {@code decisions.yaml}. */
    public static final String ANSWER = "what the answer says";

    /** The number of a wave that people want something in. */
    public static final String WANTED_WAVE = "waves.wanted";

    /** What a key of an item for one resource goes to begins with this. */
    public static final String ASSIGN = "assign[].";

    /** Whether another run of the tool can heed the entry. */
    public boolean isDecision() {
        return !goesTo.equals(WORKBOOK_ONLY);
    }

    /** Whether the entry is kept for the next workbook: where no stage reads it, or where it answers a question. */
    public boolean isNoted() {
        return !isDecision() || goesTo.equals(ANSWER);
    }
}
