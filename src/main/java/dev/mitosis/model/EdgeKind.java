package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one resource needs another for; an edge runs from the one that needs to the one that is needed.
 *
 * <p>What a kind means for a move stands here and nowhere else: whoever builds, plans or checks asks.
 */
public enum EdgeKind {
    /** The parent holds the child: a stack its resources, a cluster its services. */
    @JsonProperty("contains")
    CONTAINS("contains", Meaning.STRUCTURE, Meaning.ORDERS_CREATION, Meaning.STOPS),
    /** Lives in or is bound to: an instance to its subnet, security group, volume. */
    @JsonProperty("attached-to")
    ATTACHED_TO("is attached to", Meaning.ORDERS_CREATION, Meaning.ONE_ACCOUNT, Meaning.STOPS, Meaning.USE),
    @JsonProperty("runs-as")
    RUNS_AS("runs as", Meaning.ORDERS_CREATION, Meaning.ONE_ACCOUNT, Meaning.STOPS, Meaning.USE),
    @JsonProperty("encrypts-with")
    ENCRYPTS_WITH("encrypts with", Meaning.ORDERS_CREATION, Meaning.ONE_ACCOUNT, Meaning.STOPS, Meaning.USE),
    /** Configuration lets traffic pass. */
    @JsonProperty("may-connect")
    MAY_CONNECT("may connect to", Meaning.USE),
    /** Traffic was observed. */
    @JsonProperty("talks-to")
    TALKS_TO("talks to", Meaning.STOPS, Meaning.USE),
    @JsonProperty("reads")
    READS("reads", Meaning.ORDERS_CREATION, Meaning.STOPS, Meaning.USE),
    @JsonProperty("writes")
    WRITES("writes", Meaning.ORDERS_CREATION, Meaning.STOPS, Meaning.USE),
    @JsonProperty("invokes")
    INVOKES("invokes", Meaning.ORDERS_CREATION, Meaning.STOPS, Meaning.USE, Meaning.HANDS_ON),
    @JsonProperty("triggers")
    TRIGGERS("triggers", Meaning.HANDS_ON),
    @JsonProperty("routes-to")
    ROUTES_TO("routes to", Meaning.ORDERS_CREATION, Meaning.STOPS, Meaning.USE, Meaning.HANDS_ON),
    @JsonProperty("resolves-to")
    RESOLVES_TO("resolves to", Meaning.ORDERS_CREATION, Meaning.STOPS, Meaning.USE, Meaning.HANDS_ON),
    @JsonProperty("deployed-by")
    DEPLOYED_BY("is deployed by", Meaning.STRUCTURE, Meaning.ORDERS_CREATION),
    @JsonProperty("managed-by")
    MANAGED_BY("is managed by", Meaning.STRUCTURE, Meaning.ORDERS_CREATION),
    @JsonProperty("trusts")
    TRUSTS("trusts", Meaning.ORDERS_CREATION),
    @JsonProperty("logs-to")
    LOGS_TO("logs to", Meaning.ORDERS_CREATION, Meaning.USE),
    @JsonProperty("references")
    REFERENCES("refers to", Meaning.ORDERS_CREATION, Meaning.STOPS, Meaning.USE);

    private enum Meaning {
        STRUCTURE,
        ORDERS_CREATION,
        ONE_ACCOUNT,
        STOPS,
        USE,
        HANDS_ON
    }

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String verb;
    private final Set<Meaning> meanings;

    EdgeKind(String verb, Meaning... meanings) {
        this.verb = verb;
        this.meanings = EnumSet.noneOf(Meaning.class);
        this.meanings.addAll(Set.of(meanings));
    }

    /** The name used in files and on the screen, for example {@code runs-as}. */
    public String label() {
        return label;
    }

    /** The kind with this {@link #label}. */
    public static Optional<EdgeKind> of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** The kind in a sentence, between the names of the two ends, for example {@code is attached to}. */
    public String verb() {
        return verb;
    }

    /** Whether it says who holds or made a resource, which is no need that a plan has to keep alive. */
    public boolean isStructure() {
        return meanings.contains(Meaning.STRUCTURE);
    }

    /** Whether the one that needs cannot even be created before the one that is needed. */
    public boolean ordersCreation() {
        return meanings.contains(Meaning.ORDERS_CREATION);
    }

    /** Whether the two ends can be in different accounts, given the right configuration. */
    public boolean mayBeCut() {
        return !meanings.contains(Meaning.ONE_ACCOUNT);
    }

    /** Whether people can know that it is not used although it is configured: a use that may be cut. */
    public boolean mayBeUnused() {
        return isUse() && mayBeCut() && !isStructure();
    }

    /** Whether the one that needs stops working without the other; otherwise it goes on, blind or unsupervised. */
    public boolean stopsWithout() {
        return meanings.contains(Meaning.STOPS);
    }

    /** Whether the one makes use of the other while it works, so that two that do share it. */
    public boolean isUse() {
        return meanings.contains(Meaning.USE);
    }

    /** Whether work goes on along the edge: from what stands in front to what stands behind. */
    public boolean handsOn() {
        return meanings.contains(Meaning.HANDS_ON);
    }
}
