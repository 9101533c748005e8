package dev.mitosis.plan.effect;

import dev.mitosis.model.Phase;
import dev.mitosis.model.Resource;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import java.util.List;

/**
 * Draws, at the closing, how that goes which copies went over: keys, buckets and roles that the plan has made for
 * itself in each account.
 */
final class HandoverEnd {
    private static final int MINUTES = 15;

    private final Workshop workshop;
    private final List<Place> places;

    /**
     * A stack with a bucket for what is handed over.
     *
     * @param bucket the variable that holds the bucket's name
     */
    record Place(String object, String account, String region, String stack, String bucket) {}

    HandoverEnd(Workshop workshop, List<Place> made) {
        this.workshop = workshop;
        this.places = List.copyOf(made);
    }

    /** Adds the step to the workshop; it waits for what is deleted at the closing before. */
    void draw() {
        List<Draft> before = workshop.drafts().stream()
                .filter(draft -> draft.spot().turn().equals(Turn.CLOSING) && draft.action() == StepAction.DELETE)
                .toList();
        if (!places.isEmpty() || !workshop.demands().roles().isEmpty()) {
            end().afterAll(before);
        }
    }

    private Draft end() {
        StepLines lines = workshop.lines();
        Draft draft = new Draft(
                        Spot.of(Turn.CLOSING, Phase.DECOMMISSION, workshop.old()),
                        StepAction.DELETE,
                        "handover-end",
                        "Take away what things were handed over with",
                        "")
                .because(
                        "Nothing is handed over any more, and what lets other accounts in is a door.",
                        "Cannot be undone; a key can be had back for 30 days: aws kms cancel-key-deletion.")
                .from(List.of("B:kms ScheduleKeyDeletion", "inference"))
                .when(
                        "Nothing that somebody needs lies in the buckets, and nothing is encrypted with the key: kms get-key-last-usage tells when it was used last")
                .forGood()
                .takes(Durations.of(MINUTES, Math.max(1, places.size())), 0);
        for (Place place : places) {
            String in = StepLines.in(place.account(), place.region());
            lines.line(Part.COMMANDS, "aws s3 rm s3://${" + place.bucket() + "} --recursive --only-show-errors " + in)
                    .line(Part.COMMANDS, "aws cloudformation delete-stack --stack-name " + place.stack() + " " + in)
                    .line(
                            Part.COMMANDS,
                            "aws cloudformation wait stack-delete-complete --stack-name " + place.stack() + " " + in)
                    .line(
                            Part.VALIDATION,
                            "gone aws cloudformation describe-stacks --stack-name " + place.stack() + " " + in);
            draft.does(Effect.of(Verb.DELETE, place.object(), place.account(), place.region()));
        }
        if (places.isEmpty()) {
            draft.does(Effect.of(Verb.WAIT, "account/" + workshop.old(), workshop.old(), Resource.GLOBAL));
        }
        workshop.demands()
                .roles()
                .forEach((role, region) -> role(lines, role.name(), " " + StepLines.in(role.account(), region)));
        return workshop.add(draft.runs(lines));
    }

    /** A role is deleted when it has no policies. */
    private static void role(StepLines lines, String name, String in) {
        lines.line(
                        Part.COMMANDS,
                        "for policy in $(aws iam list-role-policies --role-name " + name
                                + " --query 'PolicyNames[]' --output text" + in
                                + "); do aws iam delete-role-policy --role-name " + name + " --policy-name \"$policy\""
                                + in + "; done")
                .line(
                        Part.COMMANDS,
                        "for policy in $(aws iam list-attached-role-policies --role-name " + name
                                + " --query 'AttachedPolicies[].PolicyArn' --output text" + in
                                + "); do aws iam detach-role-policy --role-name " + name + " --policy-arn \"$policy\""
                                + in + "; done")
                .line(Part.COMMANDS, "aws iam delete-role --role-name " + name + in)
                .line(Part.VALIDATION, "gone aws iam get-role --role-name " + name + in);
    }
}
