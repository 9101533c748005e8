package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environments of which nothing moves until a person has spoken: what their word means is not known, or a single
 * resource says it.
 */
public final class StayingEnvironments {
    /** What does not say its environment by itself but has it from others. */
    private static final Set<String> BY_OTHERS =
            Set.of("environment.neighbours", "environment.parts", "environment.whole", "environment.spans");

    private final Lexicon lexicon;
    private final Map<String, List<Placement>> voices = new TreeMap<>();

    public StayingEnvironments(Lexicon lexicon, List<Placement> placements) {
        this.lexicon = lexicon;
        for (Placement placement : placements) {
            if (placement.environment() != null) {
                List<Placement> said = voices.computeIfAbsent(placement.environment(), unused -> new ArrayList<>());
                if (speaks(placement)) {
                    said.add(placement);
                }
            }
        }
    }

    private static boolean speaks(Placement placement) {
        return placement.reasons().stream()
                .map(Reason::rule)
                .anyMatch(rule ->
                        (rule.startsWith("environment.") && !BY_OTHERS.contains(rule)) || rule.startsWith("decision."));
    }

    /** Whether nobody knows yet whether the environment is production. */
    boolean isUnknown(String environment) {
        return !lexicon.isKnown(environment);
    }

    /** Why nothing of the environment moves; empty where it may. */
    public Optional<Reason> reason(String environment) {
        if (isUnknown(environment)) {
            return Optional.of(new Reason(
                    "account.unknown-environment",
                    Map.of("environment", environment),
                    "'" + environment
                            + "' is this account's own word: nobody said whether it is production, so nothing of it "
                            + "moves until decisions.yaml says under environments what it means."));
        }
        List<Placement> said = voices.getOrDefault(environment, List.of());
        return said.size() >= Tuning.WITNESSES
                        || lexicon.isProduction(environment)
                        || environment.equals(Lexicon.SANDBOX)
                ? Optional.empty()
                : Optional.of(new Reason(
                        "account.one-voice",
                        Map.of(
                                "environment",
                                environment,
                                "resource",
                                said.isEmpty() ? "" : said.get(0).subject().arn()),
                        "Only "
                                + (said.isEmpty()
                                        ? "other resources"
                                        : said.get(0).subject().label()) + " says '" + environment
                                + "', which earns no account; it stays in the old one until somebody decides."));
    }
}
