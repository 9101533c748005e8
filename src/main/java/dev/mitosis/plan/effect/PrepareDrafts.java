package dev.mitosis.plan.effect;

import dev.mitosis.io.text.Shell;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import java.util.ArrayList;
import java.util.List;

/** Draws what is needed once before things are copied: the old side lets the new one in, or is encrypted otherwise. */
final class PrepareDrafts {
    private final Workshop workshop;
    private final StackPlan plan;
    private final DeployDrafts deploys;
    private final CopySteps steps;

    PrepareDrafts(Workshop workshop, StackPlan plan, DeployDrafts deploys, CopySteps steps) {
        this.workshop = workshop;
        this.plan = plan;
        this.deploys = deploys;
        this.steps = steps;
    }

    /** Adds the step to the workshop. */
    Draft draw(Copied copied, StepTemplate template, Turn turn) {
        StepLines lines = workshop.lines();
        copied.things().forEach(thing -> CopySteps.fill(lines, template, thing, null));
        Draft draft = steps.draft(
                        copied,
                        StepAction.PREPARE,
                        turn,
                        null,
                        "Make {things} ready to be copied to {account}",
                        "prepare")
                .runs(lines)
                .takes(Durations.whole(template, copied.things()), 0);
        copied.things().forEach(thing -> draft.does(readied(template, thing)));
        there(copied, draft, lines);
        steps.undo(draft, template, copied.things(), null, back(draft));
        CopySteps.byHand(draft, template);
        return workshop.add(draft);
    }

    /** What can be taken back lets the new account in; what cannot, changes the old thing for good. */
    private Effect readied(StepTemplate template, Moved thing) {
        String arn = thing.old().arn();
        String region = thing.old().region();
        String account = "account/" + thing.planned().account();
        return template.undo().isEmpty() && !template.manual()
                ? Effect.of(Verb.WAIT, arn, workshop.old(), region)
                : new Effect(Verb.GRANT, account, workshop.old(), region, null, null, arn, account);
    }

    /** Where the new side has to let the old one in, it has to stand before. */
    private void there(Copied copied, Draft draft, StepLines lines) {
        String target = "--profile " + Shell.argument(copied.sample().planned().account()) + " ";
        boolean both = lines.commands().stream().anyMatch(command -> command.contains(target));
        for (Moved thing : copied.things()) {
            PlannedResource planned = thing.planned();
            if (both && planned.stack() != null && plan.place(planned.stack()).move() == null) {
                draft.after(deploys.of(planned.stack()));
                draft.does(workshop.doorOf(planned, Verb.GRANT));
            }
        }
    }

    private static List<Effect> back(Draft draft) {
        List<Effect> back = new ArrayList<>();
        for (Effect effect : draft.effects()) {
            back.add(
                    0,
                    new Effect(
                            Verb.DELETE,
                            effect.object(),
                            effect.account(),
                            effect.region(),
                            null,
                            null,
                            effect.provider(),
                            effect.consumer()));
        }
        return back;
    }
}
