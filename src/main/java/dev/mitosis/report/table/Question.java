package dev.mitosis.report.table;

import dev.mitosis.model.table.Value;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to decide.
 *
 * @param confidence null where the question does not come from a judgement
 */
record Question(
        String key,
        int number,
        String kind,
        Value subject,
        String question,
        String proposal,
        @Nullable Double confidence,
        String why) {

    Question numbered(int position) {
        return new Question(key, position, kind, subject, question, proposal, confidence, why);
    }
}
