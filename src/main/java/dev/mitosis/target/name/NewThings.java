package dev.mitosis.target.name;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans what succeeds nothing of the old account, and keeps all of it. */
public final class NewThings {
    private static final String METHOD = "new";
    private static final String OWN_ID = "{id}";

    private final PlannedIds ids;
    private final String partition;
    private final Map<String, PlannedResource> all = new HashMap<>();

    /**
     * No new things yet.
     *
     * @param ids those that have heard of all that succeeds something
     * @param partition {@code aws}, {@code aws-cn}, ...
     */
    public NewThings(PlannedIds ids, String partition) {
        this.ids = ids;
        this.partition = partition;
    }

    /**
     * What shall be made.
     *
     * @param account the name of the account in which it shall stand
     * @param type a CloudFormation type
     * @param name chosen by the planner, the same in every plan of the same account
     * @param arn the tail of its ARN as {@link #arn} takes it; {@code {id}} stands for an id that AWS gives
     * @param unit the id of the unit that it is switched with; null for what belongs to none
     */
    public record New(
            String account,
            String type,
            String region,
            String name,
            String arn,
            @Nullable String unit) {}

    /** Plans a thing that people or a stack make. */
    public PlannedResource make(New thing, Reason... reasons) {
        return plan(thing, Fate.NEW, List.of(reasons));
    }

    /**
     * Plans a thing with another fate: one that a service makes, or one of a set.
     *
     * <p>What was planned before in the same account, type, region and name is given back.
     */
    public PlannedResource plan(New thing, Fate fate, List<Reason> reasons) {
        String key = String.join("|", thing.account(), thing.type(), thing.region(), thing.name());
        return all.computeIfAbsent(key, unseen -> planned(thing, fate, reasons));
    }

    private PlannedResource planned(New thing, Fate fate, List<Reason> reasons) {
        String id = ids.added(new PlannedIds.Named(thing.account(), thing.type(), thing.region(), thing.name(), null));
        return new PlannedResource(
                id,
                null,
                false,
                thing.type(),
                thing.region(),
                thing.account(),
                thing.name(),
                arn(thing.account(), thing.arn()).replace(OWN_ID, Variables.reference(Variables.ofThing(id))),
                fate,
                Filled.NEVER,
                thing.unit(),
                METHOD,
                reasons);
    }

    /** All that were planned, in no order. */
    public List<PlannedResource> all() {
        return new ArrayList<>(all.values());
    }

    /**
     * An ARN in an account of the estate.
     *
     * @param tail service, region and the rest, parted by colons: {@code iam::role/deploy},
     *     {@code sns:eu-west-1:alarms}; with {@code !} in front of the rest where the ARN names no account:
     *     {@code s3::!bucket}
     */
    public String arn(String account, String tail) {
        String[] parts = tail.split(":", 3);
        boolean bare = parts[2].startsWith("!");
        return String.join(
                ":",
                "arn",
                partition,
                parts[0],
                parts[1],
                bare ? "" : Variables.reference(Variables.ofAccount(account)),
                bare ? parts[2].substring(1) : parts[2]);
    }
}
