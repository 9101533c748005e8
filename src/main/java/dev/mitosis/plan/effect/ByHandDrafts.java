package dev.mitosis.plan.effect;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.target.form.LogicalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws who makes what no template and no copy makes: a person, from the description of the old one. A stack of the old
 * account that goes with all its things is deployed from its own template.
 */
final class ByHandDrafts {
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final int NAMED = 20;
    private static final int MINUTES = 30;

    private final Workshop workshop;
    private final StackPlan plan;

    ByHandDrafts(Workshop workshop, StackPlan plan) {
        this.workshop = workshop;
        this.plan = plan;
    }

    /** Adds the steps to the workshop. */
    void draw() {
        Map<String, List<Moved>> groups = new TreeMap<>();
        for (PlannedResource planned : workshop.index().document().resources()) {
            Moved thing = workshop.moved(planned.id()).orElse(null);
            if (thing != null && isByHand(thing)) {
                groups.computeIfAbsent(
                                String.join(
                                        "\n",
                                        String.format("%010d", turn(thing).order()),
                                        planned.account(),
                                        String.valueOf(planned.type().equals(STACK))),
                                k -> new ArrayList<>())
                        .add(thing);
            }
        }
        groups.values().forEach(this::draw);
    }

    private boolean isByHand(Moved thing) {
        boolean replaced =
                isOldStack(thing) && plan.moveOf(thing.planned().unit()).isPresent();
        return thing.planned().stack() == null
                && !replaced
                && thing.planned().fate() != Fate.MANAGED
                && thing.method().disposition() != Disposition.TRANSFER
                && !CopyDrafts.makes(thing);
    }

    /** Whether it is a stack of the old account, of which the written stacks take the place. */
    static boolean isOldStack(Moved thing) {
        return thing.planned().type().equals(STACK) && thing.planned().stack() == null;
    }

    private Turn turn(Moved thing) {
        return plan.turnOf(thing.planned().unit());
    }

    private void draw(List<Moved> things) {
        Moved sample = things.get(0);
        String account = sample.planned().account();
        boolean stacks = sample.planned().type().equals(STACK);
        Draft draft = new Draft(
                        Spot.of(turn(sample), Phase.COMPUTE, account),
                        StepAction.CREATE,
                        stacks ? "own-template" : "by-hand",
                        (stacks ? "Deploy the own templates of " : "Make ") + CopySteps.count(things) + " in " + account
                                + (stacks ? "" : " by hand"),
                        String.join(
                                ",",
                                things.stream()
                                        .map(thing -> thing.planned().id())
                                        .toList()))
                .because(
                        stacks
                                ? "The stack goes with all that it makes, so that its own template is the truth."
                                : "No template knows this type, or not what it needs.",
                        "Delete what was made.")
                .from(sample.method().sources())
                .byHand(checklist(things, stacks));
        List<Effect> back = new ArrayList<>();
        for (Moved thing : things) {
            PlannedResource planned = thing.planned();
            draft.does(Effect.of(Verb.CREATE, planned.id(), planned.account(), planned.region()))
                    .on(List.of(thing.old().arn()));
            back.add(0, Effect.of(Verb.DELETE, planned.id(), planned.account(), planned.region()));
        }
        workshop.add(
                draft.undoneBy("As long as nothing uses it.", back, List.of()).takes(MINUTES * things.size(), 0));
    }

    private List<String> checklist(List<Moved> things, boolean stacks) {
        List<String> lines = new ArrayList<>();
        things.stream()
                .limit(NAMED)
                .forEach(thing -> lines.add(
                        stacks
                                ? "Run bash accounts/"
                                        + Shell.argument(thing.planned().account()) + "/own/"
                                        + LogicalIds.of(
                                                thing.planned().id(),
                                                thing.planned().type())
                                        + ".sh, change the parameters that it names, deploy, and look at what it warns of"
                                : "Make " + thing.planned().name() + " ("
                                        + thing.planned().type() + ") in "
                                        + thing.planned().region() + " as "
                                        + thing.old().arn() + " is: "
                                        + thing.method().mechanism()));
        if (things.size() > NAMED) {
            lines.add("The same for " + (things.size() - NAMED) + " more, which the step lists as its resources");
        }
        return lines;
    }
}
