package dev.mitosis.partition;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.history.LastingIds;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sums the placements up: the contexts and environments that were found. */
final class Summary {
    private final Lexicon lexicon;
    private final Decisions decisions;
    private final Map<String, Set<String>> origins;
    private final LastingIds ids;
    private final Map<String, List<Placement>> byContext = new TreeMap<>();
    private final Map<String, List<Placement>> byEnvironment = new TreeMap<>();

    /**
     * Sums up.
     *
     * @param origins the names that the parts of each context were found by
     */
    Summary(Lexicon lexicon, List<Placement> placements, PartitionRequest request, Map<String, Set<String>> origins) {
        this.lexicon = lexicon;
        this.decisions = request.decisions();
        this.origins = origins;
        this.ids = new LastingIds(request.earlier(), contexts(placements));
        for (Placement placement : placements) {
            group(byContext, placement.context(), placement);
            group(byEnvironment, placement.environment(), placement);
        }
    }

    private static Map<String, String> contexts(List<Placement> placements) {
        Map<String, String> contexts = new HashMap<>();
        for (Placement placement : placements) {
            if (placement.context() != null) {
                contexts.put(placement.subject().arn(), placement.context());
            }
        }
        return contexts;
    }

    private static void group(
            Map<String, List<Placement>> groups, @org.jspecify.annotations.Nullable String key, Placement placement) {
        if (key != null) {
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(placement);
        }
    }

    Set<String> contextNames() {
        return byContext.keySet();
    }

    List<Context> contexts() {
        List<Context> contexts = new ArrayList<>();
        byContext.forEach((name, members) -> {
            double confidence = members.stream()
                    .mapToDouble(Placement::confidence)
                    .average()
                    .orElse(0);
            contexts.add(new Context(
                    ids.of(name),
                    name,
                    List.copyOf(origins.getOrDefault(name, Set.of())),
                    Math.round(100 * confidence) / 100.0,
                    contextReasons(name, members)));
        });
        return contexts;
    }

    private List<Reason> contextReasons(String name, List<Placement> members) {
        List<Reason> reasons = new ArrayList<>();
        TreeSet<String> environments = new TreeSet<>();
        members.stream()
                .filter(member -> member.environment() != null)
                .forEach(member -> environments.add(String.valueOf(member.environment())));
        reasons.add(new Reason(
                "context.size",
                Map.of("resources", String.valueOf(members.size())),
                members.size() + (members.size() == 1 ? " resource in " : " resources in ")
                        + (environments.isEmpty() ? "no known environment" : String.join(", ", environments)) + "."));
        Map<String, Integer> rules = new HashMap<>();
        for (Placement member : members) {
            member.reasons().stream()
                    .map(Reason::rule)
                    .filter(rule -> rule.startsWith("context.") || rule.startsWith("decision."))
                    .distinct()
                    .forEach(rule -> rules.merge(rule, 1, Integer::sum));
        }
        new TreeMap<>(rules).forEach((rule, count) -> reasons.add(evidence(rule, count)));
        if (decisions.contexts().rename().containsValue(name)) {
            reasons.add(Reason.of("decision.rename", "decisions.yaml gave it this name."));
        }
        return reasons;
    }

    private static Reason evidence(String rule, int count) {
        boolean one = count == 1;
        String by = rule.startsWith("decision.") ? "a decision" : rule.substring("context.".length());
        String text = count + (one ? " resource is" : " resources are") + " known by "
                + switch (by) {
                    case "tag" -> "an application tag";
                    case "unit" -> "the unit of deployment that made " + (one ? "it" : "them");
                    case "neighbours" -> "what " + (one ? "it is" : "they are") + " tied to";
                    case "users" -> "being used by no other context";
                    case "changed-together" -> "being changed together";
                    case "community" -> "forming a group of their own";
                    default -> by;
                }
                + ".";
        return new Reason(rule, Map.of("resources", String.valueOf(count)), text);
    }

    List<Environment> environments() {
        List<Environment> environments = new ArrayList<>();
        byEnvironment.forEach((name, members) -> environments.add(new Environment(
                name,
                lexicon.isProduction(name),
                List.of(new Reason(
                        "environment.size",
                        Map.of("resources", String.valueOf(members.size())),
                        members.size()
                                + (members.size() == 1 ? " resource belongs to it." : " resources belong to it."))))));
        return environments;
    }
}
