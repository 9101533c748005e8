package dev.mitosis.plan.effect;

import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Demands;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.OldThings;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.unit.TargetIndex;
import dev.mitosis.plan.unit.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every maker of steps looks at and adds to. */
public final class Workshop {
    private static final Set<String> ASKED = Set.of("content", "old", "person");

    private final TargetIndex index;
    private final MethodLibrary library;
    private final OldThings things;
    private final Decisions decisions;
    private final Tier.Teller tiers;
    private final Demands demands = new Demands();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Moved> moved = new HashMap<>();

    /** A workshop without a draft. */
    public Workshop(
            TargetIndex index, MethodLibrary library, OldThings things, Decisions decisions, Tier.Teller tiers) {
        this.index = index;
        this.library = library;
        this.things = things;
        this.decisions = decisions;
        this.tiers = tiers;
        for (PlannedResource planned : index.document().resources()) {
            if (planned.fate().isMade() && planned.fate() != Fate.NEW && planned.succeeds() != null) {
                moved.put(
                        planned.id(),
                        new Moved(things.get(planned.succeeds()), planned, library.byId(planned.method())));
            }
        }
    }

    /** The target by what it is asked for. */
    public TargetIndex index() {
        return index;
    }

    /** The ways over the border. */
    public MethodLibrary library() {
        return library;
    }

    /** The resources of the snapshot. */
    public OldThings things() {
        return things;
    }

    /** What people decided. */
    public Decisions decisions() {
        return decisions;
    }

    /** Whose turn comes when. */
    public Tier.Teller tiers() {
        return tiers;
    }

    /** What the commands of copies rely on. */
    public Demands demands() {
        return demands;
    }

    /** The thing with this planned id, where it succeeds one of the old account. */
    public Optional<Moved> moved(String id) {
        return Optional.ofNullable(moved.get(id));
    }

    /** Commands of a step that has none yet. */
    public StepLines lines() {
        return new StepLines(index, demands);
    }

    /** Takes a step in. */
    public Draft add(Draft draft) {
        drafts.add(draft);
        return draft;
    }

    /** The steps so far. */
    public List<Draft> drafts() {
        return drafts;
    }

    /** That the old account is let in to a planned thing, or is not any more. */
    Effect doorOf(PlannedResource planned, Verb verb) {
        return new Effect(
                verb, planned.id(), planned.account(), planned.region(), null, null, planned.id(), "account/" + old());
    }

    /** The name of the old account. */
    public String old() {
        return index.old().name();
    }

    /** The name of the account with this purpose, or the purpose where the target has none. */
    public String named(String purpose) {
        return index.withPurpose(purpose).orElse(purpose);
    }

    /** Whether a parameter has to be given when its stack is deployed. */
    static boolean isAsked(PlannedStack.Parameter parameter) {
        return parameter.value() == null && ASKED.contains(parameter.source());
    }
}
