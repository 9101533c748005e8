package dev.mitosis.partition.contexts;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what is stated and contradicted by its own name: it is kept, and people are asked. */
final class Contradictions {
    private final Atoms atoms;
    private final AtomNames names;
    private final Labels labels;
    private final Holdings holdings;

    private final Map<Integer, String> found = new TreeMap<>();

    /** Looks at what is held so far, by tags. */
    Contradictions(Atoms atoms, AtomNames names, Labels labels, Holdings holdings) {
        this.atoms = atoms;
        this.names = names;
        this.labels = labels;
        this.holdings = holdings;
        Set<String> contexts = new TreeSet<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            String context = holdings.context(atom);
            if (context != null && !Arrays.stream(context.split("-", -1)).allMatch(names.generic()::isGeneric)) {
                contexts.add(context);
            }
        }
        for (int atom = 0; atom < atoms.size(); atom++) {
            Reason reason = holdings.reason(atom);
            String context = holdings.context(atom);
            if (context != null && reason != null && reason.rule().equals("context.tag")) {
                String other = named(atom, context, contexts);
                if (!other.isEmpty()) {
                    found.put(atom, other);
                }
            }
        }
    }

    /** Whether the atom is contradicted, so that it must not teach or lead others. */
    boolean contains(int atom) {
        return found.containsKey(atom);
    }

    /** What was contradicted, by atom. */
    Map<Integer, String> all() {
        return found;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        found.forEach((atom, other) -> findings.add(finding(atom, other)));
        return findings;
    }

    /** The only context that the name speaks of, where it is not this one. */
    private String named(int atom, String context, Set<String> contexts) {
        List<String> words =
                names.all(atom).stream().map(WordSplitter::singular).toList();
        Set<String> held = new TreeSet<>();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= words.size(); to++) {
                String stem = String.join("-", words.subList(from, to));
                if (contexts.contains(stem)) {
                    held.add(stem);
                }
            }
        }
        boolean own = words.containsAll(Arrays.asList(context.split("-", -1)));
        return own || held.size() != 1 ? "" : held.iterator().next();
    }

    private Finding finding(int atom, String other) {
        Reason reason = java.util.Objects.requireNonNull(holdings.reason(atom));
        return new Finding(
                "partition.context-contradiction",
                Severity.MEDIUM,
                List.of(atoms.anchor(atom).arn()),
                reason.text() + " The name of " + atoms.anchor(atom).label() + " says " + labels.display(other)
                        + ". The tag is believed.",
                "Correct the tag, or assign the context in decisions.yaml.");
    }
}
