package dev.mitosis.report.question;

import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.facts.Words;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be decided.
 *
 * @param answer a few words that can be written into a cell
 * @param monthly what it costs each month, in US dollars; null where nobody knows
 * @param effect what follows, in a sentence; empty where the answer says it all
 * @param decision what gives this answer in {@code decisions.yaml}; empty where nothing has to be written
 */
public record Option(String answer, @Nullable BigDecimal monthly, String effect, String decision) {
    /** An answer that says it all. */
    public static Option of(String answer, String decision) {
        return new Option(answer, null, "", decision);
    }

    /** As people read it. */
    public String text() {
        String price = monthly == null ? "" : " (" + Words.money(Spending.DOLLARS, monthly) + " a month)";
        return answer + price + (effect.isEmpty() ? "" : ": " + effect);
    }
}
