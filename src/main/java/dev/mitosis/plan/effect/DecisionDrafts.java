package dev.mitosis.plan.effect;

import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.effect.Draft.Spot;
import java.util.ArrayList;
import java.util.List;

/** Asks people where what is undecided belongs; until they answer, it stays. */
final class DecisionDrafts {
    private static final int NAMED = 20;
    private static final int MINUTES = 60;

    private DecisionDrafts() {}

    static void draw(Workshop workshop) {
        List<PlannedResource> open = workshop.index().document().resources().stream()
                .filter(planned -> planned.principal() && planned.fate() == Fate.UNDECIDED)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        List<String> checklist = new ArrayList<>();
        open.stream()
                .limit(NAMED)
                .forEach(planned -> checklist.add("Answer in decisions.yaml, or let it stay: " + planned.succeeds()));
        if (open.size() > NAMED) {
            checklist.add("The same for " + (open.size() - NAMED) + " more, which the step lists as its resources");
        }
        Draft draft = new Draft(
                        Spot.of(Turn.FOUNDATION, Phase.FOUNDATION, workshop.old()),
                        StepAction.DECIDE,
                        "undecided",
                        "Decide where " + open.size() + " things belong",
                        "")
                .because(
                        "Nothing in the account says it, and what is undecided stays behind.",
                        "Change the decision and plan again.")
                .from(List.of("inference"))
                .byHand(checklist)
                .needsNoUndo("A person takes the decision back.")
                .takes(MINUTES, 0);
        open.forEach(planned -> draft.does(
                        Effect.of(Verb.CONFIRM, String.valueOf(planned.succeeds()), workshop.old(), planned.region()))
                .on(List.of(String.valueOf(planned.succeeds()))));
        workshop.add(draft);
    }
}
