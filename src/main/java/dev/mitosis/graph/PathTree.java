package dev.mitosis.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The paths of many rules as one automaton, so that a record is walked once whatever the number of rules.
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

    /** The states before the first step. */
    static List<PathTree> start(List<PathTree> roots) {
        List<PathTree> states = new ArrayList<>();
        roots.forEach(root -> enter(root, states));
        return states;
    }

    /** The states after a step to a member or element. */
    static List<PathTree> step(List<PathTree> states, String segment) {
        if (states.isEmpty()) {
            return states;
        }
        List<PathTree> next = new ArrayList<>(states.size() + 2);
        for (PathTree state : states) {
            if (state.isDeep) {
                next.add(state);
            }
            enter(state.any, next);
            enter(state.named.get(segment), next);
        }
        return next;
    }

    private static void enter(@Nullable PathTree state, List<PathTree> states) {
        if (state == null) {
            return;
        }
        states.add(state);
        enter(state.deep, states);
    }

    /** The rules that match where the states are: those for one type, or else those for all. */
    static List<RelationRule> matches(List<PathTree> states) {
        List<RelationRule> special = List.of();
        List<RelationRule> general = List.of();
        for (PathTree state : states) {
            for (RelationRule rule : state.rules) {
                if (rule.isGeneral()) {
                    general = append(general, rule);
                } else {
                    special = append(special, rule);
                }
            }
        }
        return special.isEmpty() ? general : special;
    }

    private static List<RelationRule> append(List<RelationRule> list, RelationRule rule) {
        List<RelationRule> longer = list.isEmpty() ? new ArrayList<>(2) : list;
        longer.add(rule);
        return longer;
    }
}
