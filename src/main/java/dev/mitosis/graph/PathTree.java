package dev.mitosis.graph;

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
final class PathTree {
    private final Map<String, PathTree> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<RelationRule> rules = new ArrayList<>();
    private @Nullable PathTree any;
    private @Nullable PathTree deep;
    private final boolean isDeep;

    PathTree() {
        this(false);
    }

    private PathTree(boolean isDeep) {
        this.isDeep = isDeep;
    }

    void add(RelationRule rule) {
        PathTree at = this;
        for (String segment : rule.path().substring(1).split("/")) {
            at = at.child(segment.replace("~1", "/").replace("~0", "~"));
        }
        at.rules.add(rule);
    }

    private PathTree child(String segment) {
        if (segment.equals("**")) {
            deep = deep == null ? new PathTree(true) : deep;
            return deep;
        }
        if (segment.equals("*")) {
            any = any == null ? new PathTree() : any;
            return any;
        }
        return named.computeIfAbsent(segment, s -> new PathTree());
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
    void step(String segment, List<PathTree> next) {
        if (isDeep) {
            next.add(this);
        }
        enter(any, next);
        enter(named.get(segment), next);
    }

    /** Adds a place and the one that stays open below it. */
    static void enter(@Nullable PathTree place, List<PathTree> places) {
        if (place != null) {
            places.add(place);
            enter(place.deep, places);
        }
    }
}
