package dev.mitosis.plan.effect;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.effect.Leavings.Leaving;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws how stacks of the old account that stay let go of what leaves: who deploys such a stack takes its template from
 * a place that no scan sees, and would make again what was deleted.
 */
final class OldStackDrafts {
    private static final int MINUTES = 30;
    private static final int NAMED = 20;

    private final Workshop workshop;
    private final Map<String, String> stackOf = new HashMap<>();

    OldStackDrafts(Workshop workshop, GraphDocument graph) {
        this.workshop = workshop;
        graph.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.DEPLOYED_BY && stays(edge.to()))
                .forEach(edge -> stackOf.put(edge.from(), edge.to()));
    }

    private boolean stays(String stack) {
        return workshop.index()
                .principal(stack)
                .map(planned -> planned.fate().remains())
                .orElse(false);
    }

    /** Adds the step before the deletions of a wave to the workshop; empty where no such stack holds any of it. */
    Optional<Draft> draw(Turn turn, List<Leaving> leaving) {
        Map<String, List<String>> held = new TreeMap<>();
        for (Leaving each : leaving) {
            String arn = each.thing().old().arn();
            String stack = stackOf.get(arn);
            if (stack != null) {
                held.computeIfAbsent(stack, k -> new ArrayList<>()).add(arn);
            }
        }
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Draft draft = new Draft(
                        Spot.of(turn, Phase.DECOMMISSION, workshop.old()),
                        StepAction.DECIDE,
                        "let-go",
                        held.size() == 1
                                ? "Let the stack "
                                        + name(held.keySet().iterator().next()) + " go of what leaves"
                                : "Let " + held.size() + " stacks that stay go of what leaves",
                        turn.slug() + String.join(",", held.keySet()))
                .because(
                        "A stack makes again what was deleted under it, or fails, when it is deployed the next time.",
                        "Put it back into the template, and import it into the stack.")
                .from(List.of("D:AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy"))
                .needsNoUndo("As long as it stands it can be imported into the stack again.")
                .takes(MINUTES * held.size(), 0);
        List<String> checklist = new ArrayList<>();
        held.forEach((stack, members) -> {
            checklist.add(
                    "In the template of " + name(stack) + ": give "
                            + String.join(", ", members.subList(0, Math.min(NAMED, members.size())))
                            + (members.size() > NAMED ? " and " + (members.size() - NAMED) + " more" : "")
                            + " the deletion policy Retain, and deploy it; then take them out, with what refers to them, and deploy it again");
            draft.does(Effect.of(
                            Verb.CONFIRM,
                            stack,
                            workshop.old(),
                            workshop.things().get(stack).region()))
                    .on(members);
        });
        return Optional.of(workshop.add(draft.byHand(checklist)));
    }

    private String name(String stack) {
        return workshop.things().get(stack).name();
    }
}
