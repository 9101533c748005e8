package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code partition.json}; every list is sorted by its name or id, but for the questions.
 *
 * @param questions what only people can tell, those that settle most first
 */
public record PartitionDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        List<Context> contexts,
        List<Environment> environments,
        List<TargetAccount> accounts,
        List<Assignment> resources,
        List<Crossing> crossings,
        List<SharedResource> shared,
        List<Coupling> couplings,
        List<Finding> findings,
        @JsonProperty(isRequired = OptBoolean.FALSE) List<Variant> variants,

        @JsonProperty(value = "oldAccount", isRequired = OptBoolean.FALSE) @Nullable
        OldAccount old,

        @JsonProperty(isRequired = OptBoolean.FALSE) List<Retirement> retirements,

        @JsonProperty(isRequired = OptBoolean.FALSE) List<OpenQuestion> questions) {
    public PartitionDocument {
        variants = copied(variants);
        retirements = copied(retirements);
        questions = copied(questions);
    }

    /** A document that compares no variants; those of earlier versions are read so, too. */
    public PartitionDocument(
            int formatVersion,
            String tool,
            String account,
            String snapshotId,
            Map<String, String> inputs,
            List<Context> contexts,
            List<Environment> environments,
            List<TargetAccount> accounts,
            List<Assignment> resources,
            List<Crossing> crossings,
            List<SharedResource> shared,
            List<Coupling> couplings,
            List<Finding> findings) {
        this(
                formatVersion,
                tool,
                account,
                snapshotId,
                inputs,
                contexts,
                environments,
                accounts,
                resources,
                crossings,
                shared,
                couplings,
                findings,
                List.of(),
                null,
                List.of(),
                List.of());
    }

    /**
     * A bounded context: a product or capability, never a team.
     *
     * @param id stays with its members from scan to scan, whatever it is called
     * @param found the names that its parts were found by, before people merged and renamed them; empty where a
     *     decision made it
     */
    public record Context(String id, String name, List<String> found, double confidence, List<Reason> reasons) {}

    /**
     * An environment.
     *
     * @param name {@code prod}, {@code staging}, {@code dev}, {@code test}, {@code sandbox} or the account's own word
     * @param production whether it is guarded as production
     */
    public record Environment(String name, boolean production, List<Reason> reasons) {}

    /**
     * An account that the split should end with.
     *
     * @param name a DNS-like slug, unique in the document
     * @param ou the path of its organizational unit, for example {@code Workloads/Prod}
     * @param purpose {@code workload}, {@code management}, {@code log-archive}, {@code security-tooling},
     *     {@code network}, {@code shared-services}, {@code sandbox} or {@code backup}
     * @param environment empty for foundation accounts
     * @param existing whether it is the scanned account itself
     * @param owner who answers for it; null where nobody is known, which is one of the questions
     * @param questions what a person has to say about it before it is made
     */
    public record TargetAccount(
            String name,
            String ou,
            String purpose,
            List<String> contexts,
            @Nullable String environment,
            boolean existing,
            List<Reason> reasons,

            @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable
            String owner,

            @JsonProperty(isRequired = OptBoolean.FALSE) List<String> questions) {
        public TargetAccount {
            questions = copied(questions);
        }

        /** An account whose owner was not asked for. */
        public TargetAccount(
                String name,
                String ou,
                String purpose,
                List<String> contexts,
                @Nullable String environment,
                boolean existing,
                List<Reason> reasons) {
            this(name, ou, purpose, contexts, environment, existing, reasons, null, List.of());
        }
    }

    /**
     * One way to cut the account, for comparison.
     *
     * @param name {@code fewer}, {@code proposed} or {@code more}
     * @param accounts how many accounts there are in all, the old one and the foundation among them
     * @param monthlyPrice what the baseline of all accounts costs a month, in US dollars, without what workloads cost
     * @param monthlyHours what running all accounts takes a month, in hours of one person
     * @param crossings dependencies of workloads whose ends are in different accounts
     * @param largest the part of all workload resources that the largest account holds, 0 to 1
     * @param workloads the accounts that hold workloads
     */
    public record Variant(
            String name,
            int accounts,
            double monthlyPrice,
            double monthlyHours,
            int crossings,
            double largest,
            List<VariantAccount> workloads,
            List<Reason> reasons) {}

    /** An account of a variant. */
    public record VariantAccount(
            String name, List<String> contexts, @Nullable String environment) {}

    /**
     * Which context would keep the old account, if those that share it in production were to part.
     *
     * @param keeper the context; null where fewer than two share it
     * @param claims what each context has to say for keeping it, the strongest first
     */
    public record OldAccount(String account, @Nullable String keeper, List<Claim> claims, List<Reason> reasons) {}

    /**
     * What a context would have to move, if it left.
     *
     * @param bytes of data, as records and metrics say it
     * @param hard resources that are hard or impossible to move
     * @param crossings dependencies between it and the others of production
     * @param weight its part of all three, 0 to 3
     */
    public record Claim(String context, long bytes, int hard, int crossings, double weight) {}

    /**
     * What nobody uses any more, so that it had better be retired than moved.
     *
     * @param context null where none is known
     * @param environment null where none is known
     */
    public record Retirement(
            @Nullable String context, @Nullable String environment, List<String> resources, List<Reason> reasons) {}

    /**
     * Where one resource of the snapshot goes.
     *
     * @param context null where none is known or it is shared
     * @param environment null where none is known or it spans several
     * @param account the name of the target account
     * @param confidence 0 to 1
     * @param leftover whether it looks unused, so that the plan asks a person and then deletes it
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Assignment(
            String id,
            String type,
            @Nullable String context,
            @Nullable String environment,
            String account,
            Role role,
            double confidence,
            List<Reason> reasons,
            boolean leftover) {}

    /**
     * A dependency that crosses the border of two target accounts.
     *
     * @param resolution how it is kept alive: {@code cross-account-role}, {@code resource-policy}, {@code ram-share},
     *     {@code peering}, {@code private-link}, {@code replicate}, {@code copy}, {@code reissue}, {@code repoint} or
     *     {@code decouple-first}
     */
    public record Crossing(
            String from, String to, EdgeKind kind, String fromAccount, String toAccount, String resolution) {}

    /**
     * A thing that several contexts need.
     *
     * @param neededBy the contexts
     * @param how what they need it for: {@code reads}, {@code writes}, {@code connects}, {@code encrypts}, ...
     * @param proposal what to do with it, in one sentence
     * @param treatment the same in a word: {@code platform-account}, {@code share}, {@code one-per-account},
     *     {@code split} or {@code stay}; documents of earlier versions do not tell
     */
    public record SharedResource(
            String id,
            String type,
            List<String> neededBy,
            List<String> how,
            String account,
            String proposal,

            @JsonProperty(isRequired = OptBoolean.FALSE) @Nullable
            String treatment) {}

    /**
     * The price of a border between two contexts of one environment.
     *
     * @param price the weight of the crossings
     * @param benefit the weight of what the border gives
     * @param split whether the border is proposed; if not, {@code reasons} say what to decouple first
     * @param verdict what is proposed; documents of earlier versions only tell {@code split}
     * @param bonds the crossings by how hard they are to cut, the hardest first
     * @param decouple what to take apart before the border can be drawn, the dearest first; empty where nothing need be
     */
    public record Coupling(
            String left,
            String right,
            String environment,
            double price,
            double benefit,
            boolean split,
            List<Reason> reasons,
            @JsonProperty(isRequired = OptBoolean.FALSE) BorderVerdict verdict,

            @JsonProperty(value = "crossings", isRequired = OptBoolean.FALSE)
            List<Bond> bonds,

            @JsonProperty(isRequired = OptBoolean.FALSE) List<Decoupling> decouple) {
        public Coupling {
            verdict = known(verdict, split);
            bonds = copied(bonds);
            decouple = copied(decouple);
        }

        /** A border of which only price and benefit are known. */
        public Coupling(
                String left,
                String right,
                String environment,
                double price,
                double benefit,
                boolean split,
                List<Reason> reasons) {
            this(left, right, environment, price, benefit, split, reasons, known(null, split), List.of(), List.of());
        }

        /**
         * Whether the crossings cost more than the border gives, so that something has to be decoupled first or for
         * ever.
         */
        @JsonIgnore
        public boolean isTooStrong() {
            return verdict == BorderVerdict.SPLIT_AFTER_DECOUPLING || verdict == BorderVerdict.DO_NOT_SPLIT;
        }

        private static BorderVerdict known(@Nullable BorderVerdict verdict, boolean split) {
            if (verdict != null) {
                return verdict;
            }
            return split ? BorderVerdict.SPLIT : BorderVerdict.DO_NOT_SPLIT;
        }
    }

    /** What is proposed for a border between two contexts. */
    public enum BorderVerdict {
        /** It gives more than it costs. */
        @JsonProperty("split")
        SPLIT,
        /** It costs more than it gives until a few things are taken apart. */
        @JsonProperty("split-after-decoupling")
        SPLIT_AFTER_DECOUPLING,
        /** It costs more than it gives, and too much would have to be taken apart first. */
        @JsonProperty("do-not-split")
        DO_NOT_SPLIT,
        /** It would give more than it costs; both stay together only because production stays in the old account. */
        @JsonProperty("in-place")
        IN_PLACE;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How hard a crossing is to cut; the hardest first. */
    public enum Hardness {
        /** Both sides change the same data. */
        @JsonProperty("written-by-both")
        WRITTEN_BY_BOTH("written by both"),
        /** One stack or unit of deployment holds both sides. */
        @JsonProperty("release")
        RELEASE("released together"),
        /** One side waits for the other's answer, or reads its data. */
        @JsonProperty("synchronous")
        SYNCHRONOUS("synchronous"),
        /** Packets pass, nothing more is known. */
        @JsonProperty("network")
        NETWORK("by network"),
        /** Roles, keys and trust. */
        @JsonProperty("identity")
        IDENTITY("by identity"),
        /** Messages that wait until the other side comes. */
        @JsonProperty("events")
        EVENTS("by events");

        private final String words;

        Hardness(String words) {
            this.words = words;
        }

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The words used in sentences. */
        public String words() {
            return words;
        }
    }

    /**
     * The crossings of one hardness.
     *
     * @param resources the ids of what is used across the border, sorted
     * @param price their part of the border's price
     */
    public record Bond(Hardness hardness, double price, List<String> resources) {}

    /**
     * Something to take apart before a border can be drawn.
     *
     * @param resource the id of what both sides use
     * @param users the contexts of the environment that use it, the first fifty
     * @param price what it costs the border today, in points
     * @param rest what it still costs once it is decoupled
     * @param days the effort, in days of one person: a planning value, not a measurement
     * @param how in one sentence
     */
    public record Decoupling(
            String resource, List<String> users, Hardness hardness, double price, double rest, int days, String how) {}

    private static <T> List<T> copied(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The name of the account that is split. */
    public String oldAccountName() {
        return accounts.stream()
                .filter(TargetAccount::existing)
                .map(TargetAccount::name)
                .min(Comparator.naturalOrder())
                .orElse("legacy");
    }

    /** The same document with the hashes of the files it was made from. */
    public PartitionDocument withInputs(Map<String, String> inputs) {
        return new PartitionDocument(
                formatVersion,
                tool,
                account,
                snapshotId,
                inputs,
                contexts,
                environments,
                accounts,
                resources,
                crossings,
                shared,
                couplings,
                findings,
                variants,
                old,
                retirements,
                questions);
    }
}
