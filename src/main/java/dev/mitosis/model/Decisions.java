package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people decided, the content of {@code decisions.yaml}. Every key is optional; an unknown key is an error.
 *
 * @param operatingModel who runs the workloads: context name (or {@code default}) to model
 * @param keepProductionInPlace whether production stays in the old account; true where not said
 * @param environments what words for environments mean that nobody else uses: word to meaning
 * @param blastRadius contexts that need a border of their own ({@code small}) or do not ({@code normal})
 * @param downtimeBudget minutes that a context (or {@code context/environment}, or {@code default}) may be down
 * @param cidrPool the range that new networks are cut from, for example {@code 10.64.0.0/10}
 * @param owners who answers for a context
 * @param landingZone what makes and keeps the organization; {@code organizations} where not said
 * @param secondOrganization whether there is one to try policies and changes of the organization in; false where not
 *     said
 * @param delivery whether what delivers production delivers the rest, too; {@code shared} where not said
 * @param policies whether policies keep all they allow, or only what is needed; {@code as-is} where not said
 * @param users what becomes of IAM users: the name of a user, or a pattern with {@code *}, to its fate
 * @param people how many can work on the split at the same time; 1 where not said
 * @param start the first day of the plan, as ISO date; days are only counted where not said
 * @param waves what is moved together, beyond what has to be
 * @param observability whether those who watch production see the rest in the same place; {@code shared} where not said
 * @param connections how things of one account reach what stands in another, where several ways would do: the account,
 *     {@code /to/} and the planned id of what is reached (of its VPC where networks are joined), to the name of the
 *     means
 * @param unused dependencies that are configured, and that people know not to be used
 * @param networks whether an account has networks of its own or uses subnets that others share with it: the name of an
 *     account, an environment or {@code default}; {@code own} where not said
 */
public record Decisions(
        Map<String, OperatingModel> operatingModel,
        @Nullable Boolean keepProductionInPlace,
        ContextDecisions contexts,
        Map<String, EnvironmentMeaning> environments,
        List<Assign> assign,
        Map<String, BlastRadius> blastRadius,
        Map<String, Integer> downtimeBudget,
        List<FreezeWindow> freezeWindows,
        @Nullable String cidrPool,
        Map<String, String> owners,
        @Nullable LandingZone landingZone,
        @Nullable Boolean secondOrganization,
        @Nullable Sides delivery,
        @Nullable Sides observability,
        @Nullable Policies policies,
        Map<String, PersonFate> users,
        Map<String, Networks> networks,
        Map<String, String> connections,
        List<Unused> unused,
        @Nullable Integer people,
        @Nullable String start,
        WaveDecisions waves) {

    /** Decisions that say nothing about what stands around the workloads. */
    public Decisions(
            Map<String, OperatingModel> operatingModel,
            @Nullable Boolean keepProductionInPlace,
            ContextDecisions contexts,
            Map<String, EnvironmentMeaning> environments,
            List<Assign> assign,
            Map<String, BlastRadius> blastRadius,
            Map<String, Integer> downtimeBudget,
            List<FreezeWindow> freezeWindows,
            @Nullable String cidrPool,
            Map<String, String> owners) {
        this(
                operatingModel,
                keepProductionInPlace,
                contexts,
                environments,
                assign,
                blastRadius,
                downtimeBudget,
                freezeWindows,
                cidrPool,
                owners,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                null,
                WaveDecisions.NONE);
    }

    /**
     * What is moved together, beyond what has to be.
     *
     * @param size the most windows in a wave; null for all of a tier
     * @param wanted waves that people want, in this order, before all others
     */
    public record WaveDecisions(@Nullable Integer size, List<WantedWave> wanted) {
        /** Nothing was decided. */
        public static final WaveDecisions NONE = new WaveDecisions(null, List.of());

        public WaveDecisions {
            wanted = wanted == null ? List.of() : List.copyOf(wanted);
        }
    }

    /**
     * A wave that people want: what is of one of these contexts and of one of these environments.
     *
     * @param contexts empty for all
     * @param environments empty for all
     */
    public record WantedWave(String name, List<String> contexts, List<String> environments) {
        public WantedWave {
            contexts = contexts == null ? List.of() : List.copyOf(contexts);
            environments = environments == null ? List.of() : List.copyOf(environments);
        }
    }

    /**
     * A dependency that is configured, and that somebody knows not to be used.
     *
     * @param from the ARN of the one that would need the other
     * @param to the ARN of the one that would be needed
     * @param kind how it would; null for every way that may be cut
     * @param evidence the digest of what spoke for it when it was said ({@link Edge#digest}); null for whatever does
     * @param reason who said so, and why
     */
    public record Unused(
            String from,
            String to,
            @Nullable EdgeKind kind,
            @Nullable String evidence,
            @Nullable String reason) {
        /** Whether it is about this dependency, which may be cut. */
        public boolean isAbout(Edge edge) {
            return from.equals(edge.from())
                    && to.equals(edge.to())
                    && (kind == null || kind == edge.kind())
                    && edge.kind().mayBeUnused();
        }

        /** Whether what speaks for the dependency now is more than what did when it was said. */
        public boolean isContradicted(Edge edge) {
            return evidence == null ? edge.kind() == EdgeKind.TALKS_TO : !evidence.equals(edge.digest());
        }
    }

    /** Whose networks an account's things live in. */
    public enum Networks {
        /** Those of the account. */
        @JsonProperty("own")
        OWN,
        /** Subnets of another account's, which are shared with it. */
        @JsonProperty("shared")
        SHARED;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is made of policies for the new accounts. */
    public enum Policies {
        /** All that they allowed, to the successors. */
        @JsonProperty("as-is")
        AS_IS,
        /** Without what nothing needs. */
        @JsonProperty("trimmed")
        TRIMMED;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What becomes of an IAM user. */
    public enum PersonFate {
        /** A person, who signs in by IAM Identity Center. */
        @JsonProperty("identity-center")
        IDENTITY_CENTER,
        /** A machine, which takes a role. */
        @JsonProperty("role")
        ROLE,
        /** It stays a user. */
        @JsonProperty("kept")
        KEPT,
        /** It is deleted. */
        @JsonProperty("retired")
        RETIRED;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

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

    /** What makes the organization's units, its baseline and its first accounts. */
    public enum LandingZone {
        /** People, by AWS Organizations and stack sets. */
        @JsonProperty("organizations")
        ORGANIZATIONS,
        /** AWS Control Tower. */
        @JsonProperty("control-tower")
        CONTROL_TOWER;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether production and the rest have a thing in common. */
    public enum Sides {
        @JsonProperty("shared")
        SHARED,
        @JsonProperty("split")
        SPLIT;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Changes to the contexts that were found.
     *
     * @param rename old names to new ones
     * @param apart groups of contexts of which no two are ever joined
     */
    public record ContextDecisions(
            Map<String, String> rename, List<Merge> merge, List<Split> split, List<List<String>> apart) {
        /** Nothing was changed. */
        public static final ContextDecisions NONE = new ContextDecisions(Map.of(), List.of(), List.of(), List.of());

        public ContextDecisions {
            rename = rename == null ? Map.of() : Map.copyOf(rename);
            merge = merge == null ? List.of() : List.copyOf(merge);
            split = split == null ? List.of() : List.copyOf(split);
            apart = apart == null ? List.of() : List.copyOf(apart);
        }

        /** Whether two contexts must never be joined. */
        public boolean keepsApart(String left, String right) {
            return !left.equals(right)
                    && apart.stream().anyMatch(group -> group.contains(left) && group.contains(right));
        }
    }

    /**
     * What a word for an environment means: another name of one that is known, or one of its own.
     *
     * @param is the environment that it is another name of
     * @param production whether it is an environment of its own that is guarded as production
     */
    public record EnvironmentMeaning(
            @Nullable String is, @Nullable Boolean production) {}

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
        contexts = contexts == null ? ContextDecisions.NONE : contexts;
        environments = environments == null ? Map.of() : Map.copyOf(environments);
        assign = assign == null ? List.of() : List.copyOf(assign);
        blastRadius = blastRadius == null ? Map.of() : Map.copyOf(blastRadius);
        downtimeBudget = downtimeBudget == null ? Map.of() : Map.copyOf(downtimeBudget);
        freezeWindows = freezeWindows == null ? List.of() : List.copyOf(freezeWindows);
        owners = owners == null ? Map.of() : Map.copyOf(owners);
        users = users == null ? Map.of() : Map.copyOf(users);
        networks = networks == null ? Map.of() : Map.copyOf(networks);
        connections = connections == null ? Map.of() : Map.copyOf(connections);
        unused = unused == null ? List.of() : List.copyOf(unused);
        waves = waves == null ? WaveDecisions.NONE : waves;
    }

    /** Nothing was decided. */
    public static Decisions none() {
        return new Decisions(
                Map.of(),
                null,
                ContextDecisions.NONE,
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                Map.of());
    }

    /**
     * How many minutes the context may be down in the environment; null where nothing was decided, for it or for all.
     */
    public @Nullable Integer minutesDown(@Nullable String context, @Nullable String environment) {
        if (context != null) {
            Integer exact = downtimeBudget.get(context + "/" + environment);
            Integer general = exact == null ? downtimeBudget.get(context) : exact;
            if (general != null) {
                return general;
            }
        }
        return downtimeBudget.get("default");
    }

    /** Whether somebody said that the dependency is not used, and nothing has spoken against it since. */
    public boolean isUnused(Edge edge) {
        return unused.stream().anyMatch(one -> one.isAbout(edge) && !one.isContradicted(edge));
    }

    /** How many can work at the same time. */
    public int hands() {
        return people == null ? 1 : people;
    }

    /** Whether policies leave out what nothing needs. */
    public boolean trimsPolicies() {
        return policies == Policies.TRIMMED;
    }

    /** Whose networks the account uses: by its name, else its environment, else what is said for all. */
    public Networks networksOf(String account, @Nullable String environment) {
        Networks named = networks.get(account);
        Networks general = named == null && environment != null ? networks.get(environment) : named;
        return general == null ? networks.getOrDefault("default", Networks.OWN) : general;
    }

    /** What was decided for the user: by its name, else by the pattern with the most letters. */
    public Optional<PersonFate> fateOf(String user) {
        PersonFate named = users.get(user);
        return named != null
                ? Optional.of(named)
                : users.entrySet().stream()
                        .filter(entry -> entry.getKey().contains("*") && matches(entry.getKey(), user))
                        .max(Map.Entry.<String, PersonFate>comparingByKey(
                                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
                        .map(Map.Entry::getValue);
    }

    private static boolean matches(String pattern, String name) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return name.matches(regex);
    }

    /** Whether production stays in the old account. */
    public boolean productionStays() {
        return keepProductionInPlace == null || keepProductionInPlace;
    }

    /** What makes the organization. */
    public LandingZone chosenLandingZone() {
        return landingZone == null ? LandingZone.ORGANIZATIONS : landingZone;
    }

    /** Whether there is an organization to try changes in. */
    public boolean hasSecondOrganization() {
        return secondOrganization != null && secondOrganization;
    }

    /** Whether production has pipelines of its own. */
    public boolean splitsDelivery() {
        return delivery == Sides.SPLIT;
    }

    /** Whether production is watched from a place of its own. */
    public boolean splitsObservability() {
        return observability == Sides.SPLIT;
    }
}
