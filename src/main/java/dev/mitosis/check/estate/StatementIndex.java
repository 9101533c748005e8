package dev.mitosis.check.estate;

import dev.mitosis.model.target.PlannedGrant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The statements of all templates, found by what stands in them between quotes. */
final class StatementIndex {
    private static final String ALLOW = "\"Effect\":\"Allow\"";
    private static final String EFFECT = "\"Effect\"";
    private static final String PRINCIPAL = "\"Principal\"";
    private static final String EVERYTHING = "\"Resource\":\"*\"";
    private static final String FUNCTION = "\"FunctionName\"";
    private static final String LAST = "\uffff";

    private final Set<String> all = new HashSet<>();
    private final Map<String, List<String>> named = new HashMap<>();
    /** Those that name no resource, sorted by their words. */
    private final NavigableMap<String, List<String>> open = new TreeMap<>();

    private final Set<String> ofPrincipals = new HashSet<>();
    private final Map<String, Boolean> asked = new HashMap<>();

    void add(Collection<String> statements) {
        statements.forEach(this::add);
    }

    void add(String statement) {
        if (!all.add(statement)) {
            return;
        }
        Set<String> words = new HashSet<>(List.of(statement.split("\"")));
        for (String word : words) {
            named.computeIfAbsent(word, key -> new ArrayList<>(2)).add(statement);
            if (statement.contains(EVERYTHING) || statement.contains(FUNCTION)) {
                open.computeIfAbsent(word, key -> new ArrayList<>(2)).add(statement);
            }
        }
        if (statement.contains(PRINCIPAL)) {
            ofPrincipals.addAll(words);
        }
    }

    /** All statements, each in one spelling. */
    Set<String> all() {
        return all;
    }

    /** Whether a statement about somebody names the resource. */
    boolean names(String resource) {
        return ofPrincipals.contains(resource);
    }

    /** Whether a statement lets the principal do what is granted. */
    boolean lets(PlannedGrant grant) {
        List<String> resources = grant.resource();
        Collection<String> about = resources.isEmpty() ? all : named.getOrDefault(resources.get(0), List.of());
        return about.stream()
                        .anyMatch(statement -> allows(statement, grant)
                                && resources.stream().allMatch(resource -> statement.contains('"' + resource + '"')))
                || asked.computeIfAbsent(grant.principal() + " " + grant.actions(), key -> open(grant));
    }

    /** What names no resource is the same for all grants to one principal. */
    private boolean open(PlannedGrant grant) {
        String from = grant.principal();
        return open.subMap(from, true, from + LAST, false).values().stream()
                .flatMap(List::stream)
                .anyMatch(statement -> allows(statement, grant));
    }

    private static boolean allows(String statement, PlannedGrant grant) {
        return (statement.contains(ALLOW) || !statement.contains(EFFECT))
                && statement.contains('"' + grant.principal())
                && grant.actions().stream().allMatch(action -> statement.contains('"' + action + '"'));
    }
}
