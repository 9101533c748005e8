package dev.mitosis.plan.effect;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.command.Demands;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.command.VariableNames;
import dev.mitosis.plan.effect.Draft.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Draws what copies rely on: in the old account a key and a bucket that the organization may read, in the new ones
 * buckets that the old account may write to. They are made after the join, and only where a copy asks for them.
 */
final class HandoverDrafts {
    private static final String SOURCE_STACK = "mitosis-handover";
    private static final String LANDING_STACK = "mitosis-landing";
    private static final String OWN_KEY_STACK = "mitosis-own-key";
    private static final int MINUTES = 15;

    private final Workshop workshop;
    private final List<HandoverEnd.Place> places = new ArrayList<>();

    HandoverDrafts(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Adds the steps to the workshop, and lets those that use what they make wait for them. */
    void draw() {
        List<Draft> made = new ArrayList<>();
        for (String region : workshop.demands().sources()) {
            made.add(source(region));
        }
        for (Demands.Landing landing : workshop.demands().landings()) {
            made.add(landing(landing));
        }
        for (String region : workshop.demands().ownKeys()) {
            made.add(ownKey(region));
        }
        Map<String, List<Integer>> makers = new HashMap<>();
        for (int number = 0; number < made.size(); number++) {
            for (String output : made.get(number).outputs()) {
                makers.computeIfAbsent(output, unused -> new ArrayList<>()).add(number);
            }
        }
        Set<Draft> makes = new HashSet<>(made);
        for (Draft draft : List.copyOf(workshop.drafts())) {
            if (!makes.contains(draft)) {
                Set<Integer> awaited = new TreeSet<>();
                draft.inputs().forEach(input -> awaited.addAll(makers.getOrDefault(input, List.of())));
                awaited.forEach(number -> draft.after(made.get(number)));
            }
        }
        new HandoverEnd(workshop, places).draw();
    }

    private Draft source(String region) {
        String in = StepLines.in(workshop.old(), region);
        StepLines lines = workshop.lines()
                .keep(
                        "ORGANIZATION_ID",
                        "aws organizations describe-organization --query Organization.Id --output text --profile "
                                + Shell.argument(workshop.old()))
                .line(
                        Part.COMMANDS,
                        "aws cloudformation deploy --stack-name " + SOURCE_STACK
                                + " --template-file waves/handover.yaml --parameter-overrides OrganizationId=${ORGANIZATION_ID}"
                                + " --no-fail-on-empty-changeset " + in)
                .keep("SHARED_KEY_" + VariableNames.words(region), output(SOURCE_STACK, "KeyArn", in))
                .keep("TRANSFER_BUCKET_" + VariableNames.words(region), output(SOURCE_STACK, "BucketName", in));
        lines.line(Part.VALIDATION, DeployDrafts.standing(SOURCE_STACK, in));
        return add(
                SOURCE_STACK,
                workshop.old(),
                region,
                new Draft(
                                Spot.of(Turn.IDENTITIES, Phase.IDENTITY, workshop.old()),
                                StepAction.SET_UP,
                                "handover",
                                "Make a key and a bucket for what is handed over, in " + region,
                                region)
                        .because(
                                "What is encrypted with a key of AWS cannot be shared; copies go over a key, and exports over a bucket, that the accounts of the organization may use.",
                                "Delete the stack when nothing is left in the bucket.")
                        .from(List.of("D:aws-backup/latest/devguide/create-cross-account-backup"))
                        .reads("waves/handover.yaml")
                        .runs(lines),
                new End(
                        "TRANSFER_BUCKET_" + VariableNames.words(region),
                        "When nothing is encrypted with the key any more."));
    }

    /** The key stays: what it encrypts does. */
    private Draft ownKey(String region) {
        String in = StepLines.in(workshop.old(), region);
        StepLines lines = workshop.lines()
                .line(
                        Part.COMMANDS,
                        "aws cloudformation deploy --stack-name " + OWN_KEY_STACK
                                + " --template-file waves/own-key.yaml --no-fail-on-empty-changeset " + in)
                .keep(Demands.ownKeyOf(region), output(OWN_KEY_STACK, "KeyArn", in))
                .line(Part.VALIDATION, DeployDrafts.standing(OWN_KEY_STACK, in));
        String object = "handover/" + workshop.old() + "/" + region + "/" + OWN_KEY_STACK;
        return workshop.add(new Draft(
                        Spot.of(Turn.IDENTITIES, Phase.IDENTITY, workshop.old()),
                        StepAction.SET_UP,
                        "own-key",
                        "Make a key for what stays and is used by other accounts, in " + region,
                        region)
                .because(
                        "What is encrypted with a key of AWS is refused to other accounts, whatever its policy says.",
                        "Delete the stack; the key stays for what it has encrypted.")
                .from(List.of("D:kms/latest/developerguide/concepts#aws-managed-cmk", "inference"))
                .reads("waves/own-key.yaml")
                .runs(lines)
                .does(Effect.of(Verb.CREATE, object, workshop.old(), region))
                .undoneBy(
                        "When nothing is encrypted with the key.",
                        List.of(Effect.of(Verb.DELETE, object, workshop.old(), region)),
                        workshop.lines()
                                .line(
                                        Part.UNDO,
                                        "aws cloudformation delete-stack --stack-name " + OWN_KEY_STACK + " " + in)
                                .undo())
                .takes(MINUTES, 0));
    }

    private static String output(String stack, String name, String in) {
        return "aws cloudformation describe-stacks --stack-name " + stack + " --query \"Stacks[0].Outputs[?OutputKey=='"
                + name + "'].OutputValue\" --output text " + in;
    }

    private Draft landing(Demands.Landing landing) {
        String region = landing.region();
        String in = StepLines.in(landing.account(), region);
        StepLines lines = workshop.lines()
                .line(
                        Part.COMMANDS,
                        "aws cloudformation deploy --stack-name " + LANDING_STACK
                                + " --template-file waves/landing.yaml --parameter-overrides OldAccountId="
                                + workshop.index().document().account() + " --no-fail-on-empty-changeset " + in)
                .keep(Demands.landingBucket(landing.account(), region), output(LANDING_STACK, "BucketName", in));
        lines.line(Part.VALIDATION, DeployDrafts.standing(LANDING_STACK, in));
        return add(
                LANDING_STACK,
                landing.account(),
                region,
                new Draft(
                                Spot.of(Turn.IDENTITIES, Phase.IDENTITY, landing.account()),
                                StepAction.SET_UP,
                                "landing",
                                "Make a bucket for what comes to " + landing.account() + ", in " + region,
                                region)
                        .because(
                                "Exports and code arrive in the new account before they are put in place.",
                                "Delete the stack when nothing is left in the bucket.")
                        .from(List.of("inference"))
                        .reads("waves/landing.yaml")
                        .runs(lines),
                new End(Demands.landingBucket(landing.account(), region), "When nothing is left in the bucket."));
    }

    /**
     * How a stack goes again.
     *
     * @param bucket the variable that holds the name of its bucket
     */
    private record End(String bucket, String undoable) {}

    /** Adds the step that makes a stack of its own, with the way back. */
    private Draft add(String stack, String account, String region, Draft draft, End end) {
        StepLines back = workshop.lines()
                .line(
                        Part.UNDO,
                        "aws cloudformation delete-stack --stack-name " + stack + " " + StepLines.in(account, region));
        String object = "handover/" + account + "/" + region + "/" + stack;
        places.add(new HandoverEnd.Place(object, account, region, stack, end.bucket()));
        return workshop.add(draft.does(Effect.of(Verb.CREATE, object, account, region))
                .undoneBy(end.undoable(), List.of(Effect.of(Verb.DELETE, object, account, region)), back.undo())
                .takes(MINUTES, 0));
    }
}
