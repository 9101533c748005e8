package dev.mitosis.partition.questions;

import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tag of a team proposes: where all that is decided of a team is in one context, what is undecided of it may
 * be, too. A proposal and no more: a team never founds a context, and products stay where teams change.
 */
final class TeamLeanings {
    private final TagMeanings meanings = new TagMeanings();
    private final Map<String, Map<String, Integer>> contexts = new HashMap<>();

    TeamLeanings(List<Placement> placements) {
        for (Placement placement : placements) {
            String context = placement.context();
            if (context != null && placement.role() == Role.WORKLOAD) {
                teams(placement.subject())
                        .forEach(team -> contexts.computeIfAbsent(team, unused -> new TreeMap<>())
                                .merge(context, 1, Integer::sum));
            }
        }
    }

    private Set<String> teams(Subject subject) {
        Set<String> teams = new TreeSet<>();
        subject.tags().forEach((key, value) -> {
            if (meanings.namesOwner(key) && !value.isBlank()) {
                teams.add(value.strip());
            }
        });
        return teams;
    }

    /** The context of those of the same team; empty where there are few, or they are in several. */
    Optional<Leaning> of(Subject subject) {
        Map<String, Leaning> found = new TreeMap<>();
        for (String team : teams(subject)) {
            Map<String, Integer> counts = contexts.getOrDefault(team, Map.of());
            List<String> only = new ArrayList<>(counts.keySet());
            if (only.size() == 1 && counts.getOrDefault(only.get(0), 0) >= Tuning.SEVERAL) {
                found.put(only.get(0), leaning(team, only.get(0), counts.getOrDefault(only.get(0), 0)));
            }
        }
        return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
    }

    private static Leaning leaning(String team, String context, int count) {
        return new Leaning(
                context,
                1,
                Tuning.BY_TEAM,
                List.of(new Reason(
                        "question.team",
                        Map.of("team", team, "label", context, "resources", String.valueOf(count)),
                        "All " + count + " resources of " + team + " of which the context is known belong to " + context
                                + ".")));
    }
}
