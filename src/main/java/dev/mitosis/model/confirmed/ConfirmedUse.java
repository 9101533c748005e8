package dev.mitosis.model.confirmed;

import dev.mitosis.model.Decisions.Unused;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What somebody knows better than the account says, and whether the newest scan still fits to it.
 *
 * @param said that a dependency is not used
 */
public record ConfirmedUse(Unused said, State state) {
    /** What has become of what was said. */
    public enum State {
        /** The dependency is left out. */
        HOLDS,
        /** More speaks for it than when it was said, so that it counts and is asked again. */
        AGAIN,
        /** Nothing is configured that it could be about. */
        GONE
    }

    /**
     * Each thing that was said, once, in its order.
     *
     * @param read the graph with all that is configured
     */
    public static List<ConfirmedUse> of(List<Unused> said, GraphDocument read) {
        Map<Unused, State> states = new HashMap<>();
        if (!said.isEmpty()) {
            for (Edge edge : read.edges()) {
                for (Unused one : said) {
                    if (one.isAbout(edge)) {
                        states.merge(one, one.isContradicted(edge) ? State.AGAIN : State.HOLDS, ConfirmedUse::worse);
                    }
                }
            }
        }
        return said.stream()
                .distinct()
                .map(one -> new ConfirmedUse(one, states.getOrDefault(one, State.GONE)))
                .toList();
    }

    private static State worse(State one, State other) {
        return one == State.AGAIN || other == State.AGAIN ? State.AGAIN : State.HOLDS;
    }

    /**
     * One sentence, with who said it and why.
     *
     * @param names what people call a thing, by its id
     */
    public String text(UnaryOperator<String> names) {
        String pair = names.apply(said.from()) + " does not use " + names.apply(said.to());
        String who = said.reason() == null ? "somebody has confirmed it" : said.reason();
        return switch (state) {
            case HOLDS -> pair + ", though it is configured to: " + who + ".";
            case AGAIN ->
                "It was said that " + pair + " (" + who
                        + "), but the newest scan shows other evidence: it counts again until that is confirmed anew.";
            case GONE -> "It was said that " + pair + " (" + who + "); nothing is configured that this is about.";
        };
    }
}
