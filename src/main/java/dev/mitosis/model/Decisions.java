package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people decided, the content of {@code decisions.yaml}. Every key is optional; an unknown key is an error.
 *
 * @param operatingModel who runs the workloads: context name (or {@code default}) to model
 * @param keepProductionInPlace whether production stays in the old account; true where not said
 * @param blastRadius contexts that need a border of their own ({@code small}) or do not ({@code normal})
 * @param downtimeBudget minutes that a context (or {@code context/environment}, or {@code default}) may be down
 * @param cidrPool the range that new networks are cut from, for example {@code 10.64.0.0/10}
 * @param owners who answers for a context
 */
public record Decisions(
        Map<String, OperatingModel> operatingModel,
        @Nullable Boolean keepProductionInPlace,
        ContextDecisions contexts,
        List<Assign> assign,
        Map<String, BlastRadius> blastRadius,
        Map<String, Integer> downtimeBudget,
        List<FreezeWindow> freezeWindows,
        @Nullable String cidrPool,
        Map<String, String> owners) {

    /** Whether the team that builds a context also runs it. */
    public enum OperatingModel {
        @JsonProperty("decentralised")
        DECENTRALISED,
        @JsonProperty("centralised")
        CENTRALISED
    }

    /** How far a mistake in a context may reach. */
    public enum BlastRadius {
        @JsonProperty("small")
        SMALL,
        @JsonProperty("normal")
        NORMAL
    }

    /** Changes to the contexts that were found; {@code rename} maps old names to new ones. */
    public record ContextDecisions(Map<String, String> rename, List<Merge> merge, List<Split> split) {
        public ContextDecisions {
            rename = rename == null ? Map.of() : Map.copyOf(rename);
            merge = merge == null ? List.of() : List.copyOf(merge);
            split = split == null ? List.of() : List.copyOf(split);
        }
    }

    /** Several contexts become one. */
    public record Merge(String into, List<String> from) {}

    /** The resources that match one of the patterns leave their context for a new one. */
    public record Split(String from, String into, List<String> resources) {}

    /**
     * A decision for the resources that match.
     *
     * @param resource an ARN, id or name, or a pattern with {@code *}
     * @param type a CloudFormation type that narrows the match
     */
    public record Assign(
            String resource,
            @Nullable String type,
            @Nullable String context,
            @Nullable String environment,
            @Nullable String account,
            @Nullable Disposition disposition,
            @Nullable String reason) {}

    /**
     * Days on which nothing is cut over.
     *
     * @param from ISO date, inclusive
     * @param to ISO date, inclusive
     * @param contexts empty for all
     */
    public record FreezeWindow(
            String from,
            String to,
            List<String> contexts,
            @Nullable String reason) {
        public FreezeWindow {
            contexts = contexts == null ? List.of() : List.copyOf(contexts);
        }
    }

    public Decisions {
        operatingModel = operatingModel == null ? Map.of() : Map.copyOf(operatingModel);
        contexts = contexts == null ? new ContextDecisions(Map.of(), List.of(), List.of()) : contexts;
        assign = assign == null ? List.of() : List.copyOf(assign);
        blastRadius = blastRadius == null ? Map.of() : Map.copyOf(blastRadius);
        downtimeBudget = downtimeBudget == null ? Map.of() : Map.copyOf(downtimeBudget);
        freezeWindows = freezeWindows == null ? List.of() : List.copyOf(freezeWindows);
        owners = owners == null ? Map.of() : Map.copyOf(owners);
    }

    /** Nothing was decided. */
    public static Decisions none() {
        return new Decisions(
                Map.of(),
                null,
                new ContextDecisions(Map.of(), List.of(), List.of()),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                Map.of());
    }

    /** Whether production stays in the old account. */
    public boolean productionStays() {
        return keepProductionInPlace == null || keepProductionInPlace;
    }
}
