package dev.mitosis.partition;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.contexts.Separations;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Matcher;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts people's decisions above everything that was found, and reports those that touch nothing. */
final class Obedience {
    private final Decisions decisions;
    private final AccountGraph graph;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Integer, Decisions.Assign> accounts;
    private final Map<Integer, Verdict> contexts = new TreeMap<>();
    private final Map<Integer, Verdict> environments = new TreeMap<>();
    private final Set<String> found = new HashSet<>();

    /**
     * Reads the decisions.
     *
     * @param places says where a decision stands, by its path in the file
     */
    Obedience(Decisions decisions, AccountGraph graph, Function<List<Object>, String> places) {
        this.decisions = decisions;
        this.graph = graph;
        Assignments assigned = new Assignments(decisions.assign(), graph, places);
        assigned.unmatched()
                .forEach(assign -> report(
                        "partition.assign-without-match",
                        "The decision to assign '" + assign.resource() + "' matches no resource of the snapshot."));
        this.accounts = assigned.deciding("accounts", Decisions.Assign::account);
        assigned.deciding("contexts", Decisions.Assign::context)
                .forEach((subject, assign) -> contexts.put(subject, verdict(renamed(assign.context()), assign)));
        assigned.deciding("environments", Decisions.Assign::environment)
                .forEach((subject, assign) ->
                        environments.put(subject, verdict(String.valueOf(assign.environment()), assign)));
    }

    /** An assignment may name a context by the name that it was found by. */
    private String renamed(@Nullable String context) {
        return decisions.contexts().rename().getOrDefault(String.valueOf(context), String.valueOf(context));
    }

    List<Finding> findings() {
        return findings;
    }

    /** The account that was decided for a subject. */
    Map<Integer, Decisions.Assign> accounts() {
        return accounts;
    }

    /** What people said that words for environments mean. */
    Map<String, Decisions.EnvironmentMeaning> environmentMeanings() {
        return decisions.environments();
    }

    /** Which contexts are never joined. */
    Separations apart() {
        return new Separations(decisions.contexts().apart());
    }

    private static Verdict verdict(String label, Decisions.Assign assign) {
        String why = assign.reason() == null ? "" : " Reason: " + assign.reason();
        Reason reason = new Reason(
                "decision.assign",
                Map.of("resource", assign.resource(), "label", label),
                "decisions.yaml assigns '" + assign.resource() + "' to " + label + "." + why);
        return new Verdict(label, 1, List.of(reason));
    }

    /** The decided contexts of atoms whose anchor was assigned. */
    Map<Integer, Verdict> decidedContexts(Atoms atoms) {
        Map<Integer, Verdict> decided = new TreeMap<>();
        contexts.forEach((subject, verdict) -> {
            int atom = atoms.of(subject);
            if (atoms.anchor(atom).index() == subject) {
                decided.put(atom, verdict);
            }
        });
        return decided;
    }

    /** The context that was decided for a subject; null for none. */
    @Nullable
    Verdict decidedContext(int subject) {
        return contexts.get(subject);
    }

    /** The environments that were decided, by subject. */
    Map<Integer, Verdict> decidedEnvironments() {
        return environments;
    }

    /** Whether a decision names a context so. */
    boolean speaksOf(String context) {
        Decisions.ContextDecisions told = decisions.contexts();
        return told.rename().containsKey(context)
                || told.merge().stream().anyMatch(merge -> merge.from().contains(context))
                || told.split().stream().anyMatch(split -> split.from().equals(context))
                || told.apart().stream().anyMatch(group -> group.contains(context))
                || decisions.assign().stream().anyMatch(assign -> context.equals(assign.context()))
                || decisions.operatingModel().containsKey(context)
                || decisions.blastRadius().containsKey(context)
                || decisions.owners().containsKey(context);
    }

    /** The name that a context has after merging and renaming. */
    String name(String context) {
        found.add(context);
        String name = context;
        for (Decisions.Merge merge : decisions.contexts().merge()) {
            if (merge.from().contains(context)) {
                name = merge.into();
                found.add(name);
            }
        }
        return decisions.contexts().rename().getOrDefault(name, name);
    }

    /** The verdicts on contexts after {@code split}. */
    List<Verdict> split(List<Verdict> before) {
        List<Verdict> after = new ArrayList<>(before);
        for (Decisions.Split split : decisions.contexts().split()) {
            int moved = 0;
            for (String pattern : split.resources()) {
                for (Subject subject : Matcher.find(graph, pattern, null)) {
                    if (split.from().equals(before.get(subject.index()).label())) {
                        after.set(subject.index(), splitVerdict(split, pattern));
                        moved++;
                    }
                }
            }
            if (moved == 0) {
                report(
                        "partition.split-without-match",
                        "The decision to split '" + split.into() + "' from '" + split.from()
                                + "' matches no resource of that context.");
            }
        }
        return after;
    }

    private static Verdict splitVerdict(Decisions.Split split, String pattern) {
        Reason reason = new Reason(
                "decision.split",
                Map.of("from", split.from(), "pattern", pattern),
                "decisions.yaml splits '" + pattern + "' from " + split.from() + " into " + split.into() + ".");
        return new Verdict(split.into(), 1, List.of(reason));
    }

    /** Reports decisions about contexts that do not exist. */
    void reportUnknown(Collection<String> contexts) {
        Set<String> known = new HashSet<>(contexts);
        known.addAll(found);
        decisions.contexts().rename().keySet().stream()
                .sorted()
                .filter(name -> !known.contains(name))
                .forEach(name -> report("partition.rename-without-match", unknown("rename", name)));
        decisions.contexts().merge().stream()
                .flatMap(merge -> merge.from().stream())
                .filter(name -> !known.contains(name))
                .forEach(name -> report("partition.merge-without-match", unknown("merge", name)));
        decisions.contexts().apart().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(name -> !known.contains(name))
                .forEach(name -> report("partition.apart-without-match", unknown("apart", name)));
        reportUnknownKeys("operatingModel", decisions.operatingModel().keySet(), contexts);
        reportUnknownKeys("blastRadius", decisions.blastRadius().keySet(), contexts);
    }

    private void reportUnknownKeys(String what, Set<String> keys, Collection<String> contexts) {
        keys.stream()
                .sorted()
                .filter(name -> !name.equals("default") && !contexts.contains(name))
                .forEach(name -> report("partition.decision-without-match", unknown(what, name)));
    }

    private static String unknown(String what, String name) {
        return "decisions.yaml names the context '" + name + "' under " + what + ", but no such context was found.";
    }

    private void report(String rule, String text) {
        findings.add(new Finding(
                rule,
                Severity.MEDIUM,
                List.of(),
                text,
                "Compare with the names in partition.json, then correct or remove the decision."));
    }
}
