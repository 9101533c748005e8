package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a step does to the resources it names; the checker simulates exactly these. */
public enum StepAction {
    /** Exports the cost history. */
    @JsonProperty("export-cost")
    EXPORT_COST,
    /** Proves that the exported cost history is complete. */
    @JsonProperty("verify-cost")
    VERIFY_COST,
    /** Creates an account of the organization, or the organization itself. */
    @JsonProperty("create-account")
    CREATE_ACCOUNT,
    /** Sets up something of the organization or of an account that no resource of the snapshot stands for. */
    @JsonProperty("set-up")
    SET_UP,
    /** The old account joins the organization. */
    @JsonProperty("join")
    JOIN,
    /** Makes a resource of the old account ready: re-encrypts, shares a key, lowers a TTL. */
    @JsonProperty("prepare")
    PREPARE,
    /** Creates the resource in the target account. */
    @JsonProperty("create")
    CREATE,
    /** Copies or replicates data into the target account. */
    @JsonProperty("copy")
    COPY,
    /** Proves that the copy is complete. */
    @JsonProperty("verify-copy")
    VERIFY_COPY,
    /** Shares a resource that stays with the target account. */
    @JsonProperty("share")
    SHARE,
    /**
     * Connects resources that exist: rules, policies, routes or settings by which a consumer reaches its provider,
     * within an account or over the border of two. It names both ends.
     */
    @JsonProperty("connect")
    CONNECT,
    /** Moves the ownership by handshake. */
    @JsonProperty("transfer")
    TRANSFER,
    /** Stops the old thing: it writes and works no longer. */
    @JsonProperty("freeze")
    FREEZE,
    /** Lets what is under way be worked off, so that nothing is left behind. */
    @JsonProperty("drain")
    DRAIN,
    /** Moves consumers from the old resource to the new one. */
    @JsonProperty("cutover")
    CUTOVER,
    /** Watches that the new side works; the old side is kept. */
    @JsonProperty("validate")
    VALIDATE,
    /** Makes a last backup of the old thing where the workload cannot reach it. */
    @JsonProperty("back-up")
    BACK_UP,
    /** Keeps the old side for the hold period. */
    @JsonProperty("hold")
    HOLD,
    /** Deletes the old resource; the only action that destroys. */
    @JsonProperty("delete")
    DELETE,
    /** A person has to decide before anything else can happen. */
    @JsonProperty("decide")
    DECIDE;

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
