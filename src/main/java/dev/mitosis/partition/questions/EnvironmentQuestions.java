package dev.mitosis.partition.questions;

import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks in which environment resources of a context are: one question for those of one context that lean to the same
 * two. Where no tie speaks, the environments of the context's other resources are the candidates.
 */
final class EnvironmentQuestions {
    private static final int BEST = 2;
    /** That others of the context are somewhere says less than a tie. */
    private static final double BY_CONTEXT = 0.5;

    private static final Set<String> ASKED =
            Set.of("environment.not-production", "environment.contested", "environment.lonely");
    private static final String DEFAULT = "prod";

    private final Surveyed found;
    private final Leanings leanings;
    private final Map<String, Map<String, Integer>> byContext = new HashMap<>();

    EnvironmentQuestions(Surveyed found) {
        this.found = found;
        this.leanings = new Leanings(
                found.graph(), found.atoms(), subject -> found.of(subject).environment(), Tie::environment);
        for (Placement placement : found.placements()) {
            if (placement.context() != null && placement.environment() != null) {
                byContext
                        .computeIfAbsent(placement.context(), unused -> new TreeMap<>())
                        .merge(placement.environment(), 1, Integer::sum);
            }
        }
    }

    /** Those of one context and the same candidates. */
    private record Group(String context, List<Integer> atoms, List<Placement> rows) {}

    List<OpenQuestion> ask() {
        Map<Integer, List<Placement>> open = new TreeMap<>();
        for (Placement placement : found.placements()) {
            if (isOpen(placement)) {
                open.computeIfAbsent(found.atoms().of(placement.subject().index()), unused -> new ArrayList<>())
                        .add(placement);
            }
        }
        Map<String, Group> groups = new TreeMap<>();
        open.forEach((atom, rows) -> {
            String context = String.valueOf(rows.get(0).context());
            List<String> best = leanings.of(List.of(atom)).stream()
                    .limit(BEST)
                    .map(Leaning::label)
                    .sorted()
                    .toList();
            Group group = groups.computeIfAbsent(
                    context + "\n" + String.join("\n", best),
                    unused -> new Group(context, new ArrayList<>(), new ArrayList<>()));
            group.atoms().add(atom);
            group.rows().addAll(rows);
        });
        return groups.values().stream().map(this::question).toList();
    }

    /** A word that leaves it open and signs that differ are asked about once, and not here. */
    private static boolean isOpen(Placement placement) {
        return placement.role() == Role.WORKLOAD
                && placement.context() != null
                && placement.environment() == null
                && placement.reasons().stream().noneMatch(reason -> ASKED.contains(reason.rule()));
    }

    private OpenQuestion question(Group group) {
        List<String> resources = resources(group);
        List<Candidate> candidates = candidates(group, resources);
        int rows = group.rows().size();
        return new OpenQuestion(
                Ids.of(OpenQuestion.Kind.ENVIRONMENT, resources.get(0)),
                OpenQuestion.Kind.ENVIRONMENT,
                "In which environment "
                        + (rows == 1 ? "is " + group.rows().get(0).subject().label() : "are " + rows + " resources")
                        + " of " + group.context() + ContextQuestions.choice(candidates) + "?",
                resources,
                candidates,
                rows,
                candidates.isEmpty()
                        ? Snippets.assign(resources, "environment", DEFAULT)
                        : candidates.get(0).decision());
    }

    /** Who stands for an atom, where it is open itself; its parts follow. Otherwise the parts. */
    private List<String> resources(Group group) {
        TreeSet<String> resources = new TreeSet<>();
        Map<Integer, List<Placement>> byAtom = new HashMap<>();
        group.rows()
                .forEach(row -> byAtom.computeIfAbsent(
                                found.atoms().of(row.subject().index()), unused -> new ArrayList<>())
                        .add(row));
        byAtom.forEach((atom, rows) -> {
            String anchor = found.atoms().anchor(atom).arn();
            boolean whole = rows.stream().anyMatch(row -> row.subject().arn().equals(anchor));
            rows.stream()
                    .map(row -> row.subject().arn())
                    .filter(arn -> !whole || arn.equals(anchor))
                    .forEach(resources::add);
        });
        return List.copyOf(resources);
    }

    private List<Candidate> candidates(Group group, List<String> resources) {
        List<Leaning> tied = leanings.of(group.atoms());
        return (tied.isEmpty() ? ofContext(group.context()) : tied)
                .stream()
                        .limit(BEST)
                        .map(leaning -> new Candidate(
                                leaning.label(),
                                leaning.confidence(),
                                leaning.evidence(),
                                Snippets.assign(resources, "environment", leaning.label())))
                        .toList();
    }

    private List<Leaning> ofContext(String context) {
        Map<String, Integer> sizes = byContext.getOrDefault(context, Map.of());
        int all = sizes.values().stream().mapToInt(size -> size).sum();
        return sizes.entrySet().stream()
                .map(entry -> {
                    double share = (double) entry.getValue() / all;
                    return new Leaning(
                            entry.getKey(),
                            share,
                            Leanings.rounded(BY_CONTEXT * share),
                            List.of(new Reason(
                                    "question.context",
                                    Map.of(
                                            "environment",
                                            entry.getKey(),
                                            "resources",
                                            String.valueOf(entry.getValue())),
                                    entry.getValue() + " of " + all + " resources of " + context
                                            + " whose environment is known are in " + entry.getKey() + ".")));
                })
                .sorted(Comparator.comparingDouble((Leaning leaning) -> -leaning.share())
                        .thenComparing(Leaning::label))
                .toList();
    }
}
