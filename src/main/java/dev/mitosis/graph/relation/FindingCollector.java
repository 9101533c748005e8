package dev.mitosis.graph.relation;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects findings; those with the same rule and text are one, over all their resources. */
public final class FindingCollector {
    private record Key(String rule, Severity severity, String text, String fix) {
        static final Comparator<Key> BY_RULE_AND_TEXT = Comparator.comparing(key -> key.rule + key.text);
    }

    private final Map<Key, Set<String>> found = new TreeMap<>(Key.BY_RULE_AND_TEXT);
    private final Set<String> off;

    /**
     * Collects what rules find.
     *
     * @param off the ids of rules whose findings do not count
     */
    FindingCollector(Set<String> off) {
        this.off = Set.copyOf(off);
    }

    /** Adds a finding about one resource. */
    public void add(String rule, Severity severity, String resource, String text, String fix) {
        if (!off.contains(rule)) {
            found.computeIfAbsent(new Key(rule, severity, text, fix), key -> new TreeSet<>())
                    .add(resource);
        }
    }

    /** Adds what was found elsewhere. */
    public void addAll(List<Finding> findings) {
        for (Finding finding : findings) {
            finding.resources()
                    .forEach(resource ->
                            add(finding.rule(), finding.severity(), resource, finding.text(), finding.fix()));
        }
    }

    /** All findings, sorted. */
    public List<Finding> all() {
        return found.entrySet().stream()
                .map(entry -> new Finding(
                        entry.getKey().rule(),
                        entry.getKey().severity(),
                        List.copyOf(entry.getValue()),
                        entry.getKey().text(),
                        entry.getKey().fix()))
                .toList();
    }
}
