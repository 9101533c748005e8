package dev.mitosis.plan.query;

import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.query.StandingDocument.LookedAt;
import dev.mitosis.plan.query.StandingDocument.NotLooked;
import dev.mitosis.plan.query.StandingDocument.Thing;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.standing.StandingEstate;
import dev.mitosis.target.standing.StandingEstate.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what stands against what was noted: steps are confirmed by facts, or contradicted. */
public final class StandingReport {
    private static final String POLICY = "AWS::Organizations::Policy";

    private final PlanDocument plan;
    private final TargetDocument target;
    private final StepJournal journal;
    private final StandingEstate estate;
    private final Map<String, Snapshot> snapshots;

    /** The last finished step that made or deleted an object, and which of both. */
    private record Deed(String step, boolean made) {}

    private final Map<String, Deed> deeds = new HashMap<>();

    /** Policies of the organization, by what effects call them. */
    private final Map<String, String> policies = new HashMap<>();

    /**
     * A report.
     *
     * @param snapshots of accounts, by their names in the target
     */
    public StandingReport(
            PlanDocument plan, TargetDocument target, StepJournal journal, Map<String, Snapshot> snapshots) {
        this.plan = plan;
        this.target = target;
        this.journal = journal;
        this.snapshots = new TreeMap<>(snapshots);
        this.estate = new StandingEstate(target, this.snapshots);
        target.resources().stream()
                .filter(thing -> thing.type().equals(POLICY))
                .forEach(thing -> policies.put("policy/" + thing.name(), thing.id()));
        plan.steps().stream().filter(step -> journal.isDone(step.id())).forEach(this::deeds);
    }

    private void deeds(Step step) {
        for (Effect effect : step.effects()) {
            // Where a consumer is named, what it was allowed goes, and the thing itself stays.
            boolean gone = effect.verb() == Verb.DELETE && effect.consumer() == null;
            if (effect.verb() == Verb.CREATE || gone) {
                String object = policies.getOrDefault(effect.object(), effect.object());
                deeds.put(object, new Deed(step.id(), !gone));
            }
        }
    }

    /**
     * What stands.
     *
     * @param missing the names of accounts without a snapshot, and why there is none
     */
    public StandingDocument document(Map<String, String> missing) {
        List<Thing> things = new ArrayList<>();
        estate.things().forEach(thing -> things.add(thing(thing)));
        old().forEach(things::add);
        Map<String, Integer> counts = new TreeMap<>();
        for (State state : State.values()) {
            counts.put(state.label(), 0);
        }
        counts.put("drift", 0);
        Set<String> contradicted = new TreeSet<>();
        for (Thing thing : things) {
            counts.merge(thing.state(), 1, Integer::sum);
            if (thing.drift()) {
                counts.merge("drift", 1, Integer::sum);
                if (thing.step() != null) {
                    contradicted.add(thing.step());
                }
            }
        }
        return new StandingDocument(
                snapshots.entrySet().stream()
                        .map(entry -> new LookedAt(
                                entry.getKey(),
                                entry.getValue().manifest().account(),
                                entry.getValue().manifest().snapshotId(),
                                entry.getValue().manifest().finishedAt()))
                        .toList(),
                new TreeMap<>(missing)
                        .entrySet().stream()
                                .map(entry -> new NotLooked(entry.getKey(), entry.getValue()))
                                .toList(),
                counts,
                List.copyOf(things),
                estate.dependencies(),
                List.copyOf(contradicted));
    }

    private Thing thing(PlannedResource planned) {
        State state = estate.state(planned);
        Deed deed = deeds.get(planned.id());
        boolean expected =
                planned.fate().isMade() ? deed != null && deed.made() : !deletes(String.valueOf(planned.succeeds()));
        boolean open = planned.fate().isMade() && deed == null && running(planned.id());
        boolean drift = switch (state) {
            case STANDING -> !expected && !open;
            case DIFFERENT -> !open;
            case ABSENT -> expected;
            case UNSEEN -> false;
        };
        return new Thing(
                planned.id(),
                planned.type(),
                planned.account(),
                state.label(),
                (expected ? State.STANDING : State.ABSENT).label(),
                drift,
                deed == null ? null : deed.step(),
                state == State.DIFFERENT ? estate.differences(planned) : List.of(),
                state == State.ABSENT ? List.of() : estate.unseen(planned));
    }

    private boolean deletes(String arn) {
        Deed deed = deeds.get(arn);
        return deed != null && !deed.made();
    }

    /** Whether a step that makes it was begun and is not finished, so that anything may be there. */
    private boolean running(String object) {
        return plan.steps().stream()
                .filter(step -> journal.isBegun(step.id()) && !journal.isDone(step.id()))
                .flatMap(step -> step.effects().stream())
                .anyMatch(effect ->
                        effect.verb() == Verb.CREATE && effect.object().equals(object));
    }

    /** What was in the old account and does not remain: there until a finished step has deleted it. */
    private List<Thing> old() {
        String name = target.accounts().stream()
                .filter(account -> String.valueOf(account.id()).equals(target.account()))
                .map(TargetDocument.PlannedAccount::name)
                .findFirst()
                .orElse("");
        if (!snapshots.containsKey(name)) {
            return List.of();
        }
        List<Thing> things = new ArrayList<>();
        for (PlannedResource planned : target.resources()) {
            String arn = planned.succeeds();
            if (arn == null || !planned.principal() || planned.fate().remains()) {
                continue;
            }
            boolean there = estate.has(name, planned.type(), arn);
            if (!there && !estate.isRead(name, planned.type(), region(arn, planned))) {
                continue;
            }
            boolean expected = !deletes(arn);
            Deed deed = deeds.get(arn);
            if (there != expected && (planned.fate().isMade() || deed != null)) {
                things.add(old(planned, arn, name, there, deed));
            }
        }
        return things;
    }

    /** The region of the old thing. */
    private static String region(String arn, PlannedResource planned) {
        String[] parts = arn.split(":", -1);
        boolean told = parts.length > REGION && !parts[REGION].isEmpty();
        return told ? parts[REGION] : planned.region();
    }

    private static final int REGION = 3;

    private static Thing old(PlannedResource planned, String arn, String name, boolean there, @Nullable Deed deed) {
        return new Thing(
                arn,
                planned.type(),
                name,
                (there ? State.STANDING : State.ABSENT).label(),
                (there ? State.ABSENT : State.STANDING).label(),
                true,
                deed == null ? null : deed.step(),
                List.of(),
                List.of());
    }
}
