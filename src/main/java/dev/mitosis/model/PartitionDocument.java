package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of {@code partition.json}; every list is sorted by its name or id. */
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
        List<Finding> findings) {

    /** A bounded context: a product or capability, never a team. */
    public record Context(String name, double confidence, List<Reason> reasons) {}

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
     */
    public record TargetAccount(
            String name,
            String ou,
            String purpose,
            List<String> contexts,
            @Nullable String environment,
            boolean existing,
            List<Reason> reasons) {}

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
     */
    public record SharedResource(
            String id, String type, List<String> neededBy, List<String> how, String account, String proposal) {}

    /**
     * The price of a border between two contexts of one environment.
     *
     * @param price the weight of the crossings
     * @param benefit the weight of what the border gives
     * @param split whether the border is proposed; if not, {@code reasons} say what to decouple first
     */
    public record Coupling(
            String left,
            String right,
            String environment,
            double price,
            double benefit,
            boolean split,
            List<Reason> reasons) {}

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
                findings);
    }
}
