package dev.mitosis.graph.relation;

import dev.mitosis.io.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The paths of many rules as one tree, so that a record is walked once whatever the number of rules.
 *
 * <p>Member names are compared without regard to case: services differ in the case of the first letter.
 */
final class PathTrie {
    private final Map<String, PathTrie> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<RelationRule> rules = new ArrayList<>();
    private @Nullable PathTrie any;
    private @Nullable PathTrie deep;
    private final boolean isDeep;

    PathTrie() {
        this(false);
    }

    private PathTrie(boolean isDeep) {
        this.isDeep = isDeep;
    }

    void add(RelationRule rule) {
        PathTrie at = this;
        for (String step : JsonPath.of(rule.path()).steps()) {
            at = at.child(step);
        }
        at.rules.add(rule);
    }

    private PathTrie child(String segment) {
        if (segment.equals(JsonPath.DEEP)) {
            deep = deep == null ? new PathTrie(true) : deep;
            return deep;
        }
        if (segment.equals(JsonPath.ANY)) {
            any = any == null ? new PathTrie() : any;
            return any;
        }
        return named.computeIfAbsent(segment, s -> new PathTrie());
    }

    /** The rules whose path ends here. */
    List<RelationRule> rules() {
        return rules;
    }

    /** Whether a step to a member of this name leads elsewhere than a step to any other. */
    boolean knows(String segment) {
        return named.containsKey(segment);
    }

    /** Adds where a step to a member or element leads. */
    void step(String segment, List<PathTrie> next) {
        if (isDeep) {
            next.add(this);
        }
        enter(any, next);
        enter(named.get(segment), next);
    }

    /** Adds a place and the one that stays open below it. */
    static void enter(@Nullable PathTrie place, List<PathTrie> places) {
        if (place != null) {
            places.add(place);
            enter(place.deep, places);
        }
    }
}
