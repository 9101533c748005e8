package dev.mitosis.graph.relation;

import dev.mitosis.model.EdgeKind;
import java.util.Optional;

/** What a relation rule makes of the value that it matches. */
public sealed interface RuleAction {
    /**
     * Draws an edge to what the value names.
     *
     * @param reversed whether the one that is named needs the one that names it
     */
    record Draw(EdgeKind kind, boolean reversed) implements RuleAction {}

    /** Hands the value to a reader that knows its grammar. */
    record Read(String reader) implements RuleAction {}

    /** The value says nothing, or nothing that another record does not say better. */
    record Ignore() implements RuleAction {}

    /** Parses {@code attached-to}, {@code <routes-to}, {@code @policy} or {@code ignore}. */
    static Optional<RuleAction> parse(String text) {
        if (text.equals("ignore")) {
            return Optional.of(new Ignore());
        }
        if (text.startsWith("@")) {
            return Optional.of(new Read(text.substring(1)));
        }
        boolean reversed = text.startsWith("<");
        String label = reversed ? text.substring(1) : text;
        return EdgeKind.of(label).map(kind -> new Draw(kind, reversed));
    }
}
