package dev.mitosis.plan.effect;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import java.util.List;

/** Draws how the quotas that new accounts need are granted before anything is made in them. */
final class QuotaDrafts {
    private static final int DAYS = 2 * 24 * 60;

    private QuotaDrafts() {}

    /** Says in the step that asks for them what it asks for, and adds the one that waits. */
    static void draw(Workshop workshop, Draft asked) {
        List<QuotaRequest> quotas = workshop.index().document().organization().quotas();
        StepLines asking = workshop.lines();
        StepLines lines = workshop.lines();
        Draft granted = new Draft(
                        Spot.of(Turn.FOUNDATION, Phase.FOUNDATION, workshop.named("management")),
                        StepAction.VALIDATE,
                        "quotas-granted",
                        "Wait until the quotas of the new accounts are granted",
                        "")
                .because("AWS decides on some within days, and what does not fit is refused.", "Nothing to undo.")
                .from(List.of("D:servicequotas/latest/userguide/request-quota-increase"))
                .takes(DAYS, 0)
                .after(asked);
        for (QuotaRequest quota : quotas) {
            String enough = get(quota, "'Quota.Value >= `" + Math.round(quota.value()) + "`'");
            asking.line(Part.VALIDATION, get(quota, "Quota.Value"));
            lines.line(Part.COMMANDS, "wait_until True " + enough).line(Part.VALIDATION, "expect True " + enough);
            String object = "quota/" + quota.code();
            asked.does(Effect.of(Verb.GRANT, object, quota.account(), quota.region()));
            granted.does(Effect.of(Verb.WAIT, object, quota.account(), quota.region()));
        }
        asked.runs(asking);
        workshop.add(granted.runs(lines).needsNoUndo("It only waits."));
    }

    private static String get(QuotaRequest quota, String query) {
        return "aws service-quotas get-service-quota --service-code " + quota.service() + " --quota-code "
                + quota.code() + " --query " + query + " --output text --profile " + Shell.argument(quota.account())
                + " --region " + quota.region();
    }
}
