package dev.mitosis.graph.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk through a record stands: in several places of a {@link PathTrie} at once.
 *
 * <p>Steps are remembered, so that walking records of one shape costs a look-up for each member.
 */
final class PathState {
    /** Maps with keys of the user's own, such as variables, must not fill the memory. */
    private static final int STEPS_KEPT = 1_000;

    /** The name of no member: elements of lists match only the wildcards. */
    private static final String ELEMENT = "*";

    private final List<PathTrie> places;
    private final List<RelationRule> matches;
    private final Map<String, PathState> steps = new HashMap<>();
    private @Nullable PathState other;

    private PathState(List<PathTrie> places) {
        this.places = places;
        this.matches = matches(places);
    }

    /** The state before the first step. */
    static PathState start(List<PathTrie> roots) {
        List<PathTrie> places = new ArrayList<>();
        roots.forEach(root -> PathTrie.enter(root, places));
        return new PathState(places);
    }

    /** The rules that match here: those for one type, or else those for all. */
    List<RelationRule> matches() {
        return matches;
    }

    /** The state after a step to an element of a list. */
    PathState element() {
        return other();
    }

    /** The state after a step to a member. */
    PathState step(String member) {
        PathState known = steps.get(member);
        if (known != null) {
            return known;
        }
        PathState next = places.stream().anyMatch(place -> place.knows(member)) ? after(member) : other();
        if (steps.size() < STEPS_KEPT) {
            steps.put(member, next);
        }
        return next;
    }

    private PathState other() {
        PathState next = other;
        if (next == null) {
            next = after(ELEMENT);
            other = next;
        }
        return next;
    }

    private PathState after(String segment) {
        List<PathTrie> next = new ArrayList<>(places.size() + 2);
        places.forEach(place -> place.step(segment, next));
        return next.equals(places) ? this : new PathState(next);
    }

    private static List<RelationRule> matches(List<PathTrie> places) {
        List<RelationRule> special = new ArrayList<>();
        List<RelationRule> general = new ArrayList<>();
        for (PathTrie place : places) {
            place.rules().forEach(rule -> (rule.isGeneral() ? general : special).add(rule));
        }
        return List.copyOf(special.isEmpty() ? general : special);
    }
}
