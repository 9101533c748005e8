package dev.mitosis.report;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Severity;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plan of the sample: foundation and join, then the contexts' environments one after the other. */
final class SamplePlan {
    private static final String DOCUMENTATION =
            "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html";

    private final List<Step> steps = new ArrayList<>();
    private final List<Wave> waves = new ArrayList<>();

    private SamplePlan() {}

    static PlanDocument of(PartitionDocument partition) {
        SamplePlan plan = new SamplePlan();
        plan.foundation();
        for (String environment : List.of("dev", "staging")) {
            plan.environment(partition, environment, Phase.DATA, StepAction.COPY, 180);
            plan.environment(partition, environment, Phase.COMPUTE, StepAction.CREATE, 45);
            plan.environment(partition, environment, Phase.CUTOVER, StepAction.CUTOVER, 30);
            plan.environment(partition, environment, Phase.DECOMMISSION, StepAction.DELETE, 20);
        }
        return new PlanDocument(
                1,
                "mitosis 0.1.0",
                SampleReport.ACCOUNT,
                partition.snapshotId(),
                Map.of(),
                plan.waves,
                List.of(),
                plan.steps,
                SampleReport.dispositions(partition),
                risks(),
                costExport(),
                List.of(),
                plan.calendar(),
                List.of("cost-export-a1", "join-c3"),
                List.of());
    }

    /** Three days for each wave, with one between two. */
    private Calendar calendar() {
        List<Calendar.Slot> slots = waves.stream()
                .map(wave -> new Calendar.Slot(
                        wave.number(), (wave.number() - 1) * 4, (wave.number() - 1) * 4 + 2, null, null, List.of()))
                .toList();
        return new Calendar(null, null, 4 * waves.size() - 1, 1, slots, List.of());
    }

    private void foundation() {
        one(
                "cost-export-a1",
                Phase.COST_EXPORT,
                StepAction.EXPORT_COST,
                "management",
                "Export the Cost Explorer history",
                120);
        one(
                "create-account-b2",
                Phase.FOUNDATION,
                StepAction.CREATE_ACCOUNT,
                "management",
                "Create the management account and the organization with all features",
                60);
        one(
                "join-c3",
                Phase.JOIN,
                StepAction.JOIN,
                "kitchen-sink",
                "Invite the old account and accept the invitation",
                30);
        one(
                "transit-gateway-d4",
                Phase.NETWORK,
                StepAction.SET_UP,
                "network",
                "Create the transit gateway and share it with the organization",
                90);
    }

    private void one(String id, Phase phase, StepAction action, String account, String title, int minutes) {
        Step step = step(id, phase, action, account, null, null, List.of(), title, minutes);
        steps.add(step);
        waves.add(new Wave(step.wave(), title, "It comes first.", "waves/" + step.wave(), List.of(id), minutes));
    }

    private void environment(
            PartitionDocument partition, String environment, Phase phase, StepAction action, int minutes) {
        List<String> ids = new ArrayList<>();
        for (PartitionDocument.Context context : partition.contexts()) {
            for (int part = 0; part < 2; part++) {
                String id = String.join("-", action.label(), context.name(), environment, "" + part);
                int half = part;
                List<String> resources = partition.resources().stream()
                        .filter(row -> context.name().equals(row.context()) && environment.equals(row.environment()))
                        .map(Assignment::id)
                        .filter(arn -> (arn.hashCode() & 1) == half)
                        .toList();
                String title = action.label() + " " + resources.size() + " resources of " + context.name() + " "
                        + environment + " in " + SampleReport.accountOf(context.name(), environment);
                steps.add(step(
                        id,
                        phase,
                        action,
                        SampleReport.accountOf(context.name(), environment),
                        context.name(),
                        environment,
                        resources,
                        title,
                        minutes));
                ids.add(id);
            }
        }
        waves.add(new Wave(
                waves.size() + 1,
                phase.label() + ": " + environment,
                "Non-production goes before production.",
                "waves/" + (waves.size() + 1),
                ids,
                minutes * 2));
    }

    private Step step(
            String id,
            Phase phase,
            StepAction action,
            String account,
            @Nullable String context,
            @Nullable String environment,
            List<String> resources,
            String title,
            int minutes) {
        return new Step(
                id,
                waves.size() + 1,
                phase,
                action,
                account,
                context,
                environment,
                resources,
                "aws." + action.label(),
                title,
                "Nothing can be moved between accounts, so the target gets its own before any consumer follows.",
                steps.isEmpty()
                        ? List.of()
                        : List.of(steps.get(steps.size() - 1).id()),
                List.of("The step before is validated.", "The target account's baseline is deployed."),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        "aws rds create-db-snapshot --db-instance-identifier ${resource.id} --db-snapshot-identifier ${resource.id}-move --profile ${source.profile} --region ${region}",
                        "aws rds modify-db-snapshot-attribute --db-snapshot-identifier ${resource.id}-move --attribute-name restore --values-to-add ${target.account} --profile ${source.profile}"),
                List.of(
                        "aws rds describe-db-snapshots --db-snapshot-identifier ${resource.id}-move --query 'DBSnapshots[0].Status'"),
                action == StepAction.DELETE
                        ? "It cannot be undone: restore from the final snapshot."
                        : "Delete the copy; the old resource is untouched.",
                null,
                action == StepAction.DELETE,
                action == StepAction.CUTOVER ? 10 : 0,
                minutes,
                action == StepAction.JOIN,
                "",
                List.of(DOCUMENTATION));
    }

    private static List<Risk> risks() {
        return List.of(
                new Risk(
                        "risk.cost-history",
                        Severity.CRITICAL,
                        "The cost history is lost on joining",
                        "Cost Explorer shows nothing from before the account joined an organization.",
                        "Export it and verify the export before the join; the plan does not let the join start earlier.",
                        List.of(),
                        List.of("cost-export-a1")),
                new Risk(
                        "risk.bucket-names",
                        Severity.HIGH,
                        "Bucket names are unique in the whole world",
                        "A bucket cannot exist twice under its name; consumers have to learn a new one.",
                        "Use new names and repoint the consumers, or accept a gap between deleting and creating.",
                        List.of("arn:aws:s3:eu-west-1:123456789012:search-dev-bucket"),
                        List.of("copy-search-dev-0")),
                new Risk(
                        "risk.key-policy",
                        Severity.MEDIUM,
                        "Default keys of AWS cannot be shared",
                        "Snapshots under aws/rds cannot be restored elsewhere.",
                        "Copy the snapshot under a key of your own first.",
                        List.of(),
                        List.of()),
                new Risk(
                        "risk.allow-lists",
                        Severity.LOW,
                        "Partners may allow only today's addresses",
                        "Elastic addresses change with the account unless they are transferred.",
                        "Transfer the addresses or tell the partners two weeks ahead.",
                        List.of(),
                        List.of()));
    }

    private static List<CostExportTask> costExport() {
        return List.of(
                new CostExportTask(
                        "cost.38-months",
                        "Switch on 38 months of history",
                        "Only 14 months are kept without it, and it takes two days to fill.",
                        "",
                        14,
                        true,
                        "cost-export-a1"),
                new CostExportTask(
                        "cost.export",
                        "Export and verify the history",
                        "On joining, the history of the old account is reset.",
                        "mitosis cost export --from 2023-01-01 && mitosis cost verify",
                        2,
                        false,
                        "cost-export-a1"));
    }
}
