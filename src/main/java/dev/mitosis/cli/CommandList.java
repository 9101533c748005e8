package dev.mitosis.cli;

import dev.mitosis.cli.about.CompletionCommand;
import dev.mitosis.cli.about.ConfigCommand;
import dev.mitosis.cli.about.HelpCommand;
import dev.mitosis.cli.about.VersionCommand;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.cost.CostCommand;
import dev.mitosis.cli.graph.GraphCommand;
import dev.mitosis.cli.graph.ImpactCommand;
import dev.mitosis.cli.graph.WhyCommand;
import dev.mitosis.cli.pipeline.CheckCommand;
import dev.mitosis.cli.pipeline.DemoCommand;
import dev.mitosis.cli.pipeline.PartitionCommand;
import dev.mitosis.cli.pipeline.PlaceCommand;
import dev.mitosis.cli.pipeline.PlanCommand;
import dev.mitosis.cli.pipeline.RehearseCommand;
import dev.mitosis.cli.pipeline.ReplanCommand;
import dev.mitosis.cli.pipeline.ReportCommand;
import dev.mitosis.cli.pipeline.ReviewCommand;
import dev.mitosis.cli.pipeline.RunCommand;
import dev.mitosis.cli.pipeline.StatusCommand;
import dev.mitosis.cli.pipeline.TargetCommand;
import dev.mitosis.cli.pipeline.WhyHereCommand;
import dev.mitosis.cli.snapshot.DiffCommand;
import dev.mitosis.cli.snapshot.ImportCommand;
import dev.mitosis.cli.snapshot.PolicyCommand;
import dev.mitosis.cli.snapshot.ScanCommand;
import dev.mitosis.cli.snapshot.WhoamiCommand;
import dev.mitosis.cli.traffic.TrafficCommand;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Every command with its description. A command object is made only where it is called for, because reading the
 * annotations of all of them would take longer than most of them run; the others are listed by name.
 */
final class CommandList {
    private static final List<Entry> ALL = List.of(
            new Entry(
                    "demo",
                    "Runs the bundled sample account through the whole pipeline, without any AWS account, into"
                            + " reports/sample.",
                    DemoCommand::new),
            new Entry("run", "Runs every stage, from scan to workbook.", RunCommand::new),
            new Entry(
                    "scan",
                    "Reads an account into a snapshot: plans/<account>/snapshot. Makes read calls only.",
                    ScanCommand::new),
            new Entry(
                    "import",
                    "Makes a snapshot of what AWS Config recorded or the AWS CLI printed.",
                    ImportCommand::new),
            new Entry(
                    "traffic",
                    "Reads flow logs and CloudTrail from disk: who was seen talking to whom and calling what, for the next"
                            + " graph: plans/<account>/traffic.json.",
                    TrafficCommand::new),
            new Entry(
                    "graph",
                    "Draws the dependency graph of the snapshot, with evidence on every edge: plans/<account>/graph.json.",
                    GraphCommand::new),
            new Entry("why", WhyCommand.DESCRIPTION, WhyCommand::new),
            new Entry("impact", ImpactCommand.DESCRIPTION, ImpactCommand::new),
            new Entry(
                    "partition",
                    "Proposes bounded contexts, environments and target accounts: plans/<account>/partition.json. The first"
                            + " run leaves a commented decisions.yaml; what is written there is obeyed by the next run.",
                    PartitionCommand::new),
            new Entry("why-here", WhyHereCommand.DESCRIPTION, WhyHereCommand::new),
            new Entry(
                    "place",
                    "Tells where a new workload goes by what it needs: into an account of the proposal or a new one, in which"
                            + " organizational unit, why, and what it costs.",
                    PlaceCommand::new),
            new Entry(
                    "target",
                    "Designs what shall stand in which account, with names, ARNs and whom it needs then:"
                            + " plans/<account>/target.json; and writes the templates and scripts that make it:"
                            + " plans/<account>/artefacts.",
                    TargetCommand::new),
            new Entry(
                    "plan",
                    "Plans the ordered steps of the split, each with commands, validation and rollback:"
                            + " plans/<account>/plan.json; and writes the runbooks that people follow:"
                            + " plans/<account>/artefacts/waves. Or prints a step, a wave or a context of the stored plan.",
                    PlanCommand::new),
            new Entry("replan", ReplanCommand.DESCRIPTION, ReplanCommand::new),
            new Entry(
                    "status",
                    "Shows how far the plan is done, as the scripts of its runbooks have noted it, and which steps can be done"
                            + " now. With snapshots of the accounts, it says of each thing of the target whether it is"
                            + " absent, standing or different, and ends with exit code 3 where that is not what the"
                            + " finished steps have left.",
                    StatusCommand::new),
            new Entry(
                    "check",
                    "Simulates the plan step by step, reads its commands and files, and says whether every invariant holds,"
                            + " or which step breaks it: plans/<account>/check.json. Ends with exit code 7 where one is"
                            + " broken.",
                    CheckCommand::new),
            new Entry(
                    "rehearse",
                    "Runs the plan's scripts against an emulator on this machine, and tells what came of each step:"
                            + " plans/<account>/rehearsal.json. Ends with exit code 7 where one failed.",
                    RehearseCommand::new),
            new Entry(
                    "report",
                    "Writes the workbook and the reports that people read: reports/<account>/plan.xlsx, plan.html,"
                            + " plan.md and CSV tables.",
                    ReportCommand::new),
            new Entry(
                    "review",
                    "Reads back what people wrote into workbooks: decisions into decisions.yaml, the rest into"
                            + " plans/<account>/state/review.yaml, from where the next workbook has it. Ends with exit"
                            + " code 3 where something could not be taken over.",
                    ReviewCommand::new),
            new Entry(
                    "policy",
                    "Prints the IAM policy that a scan needs, generated from the declarations that the scanner obeys.",
                    PolicyCommand::new),
            new Entry(
                    "whoami",
                    "Shows the account, the identity and the regions that the credentials lead to.",
                    WhoamiCommand::new),
            new Entry(
                    "diff",
                    "Shows what appeared, vanished and changed, field by field, between two snapshots of an account.",
                    DiffCommand::new),
            new Entry(
                    "cost",
                    "Exports, verifies and asks the account's cost history: reports/<account>/cost.",
                    CostCommand::new),
            new Entry("config", "Shows the settings in force.", ConfigCommand::new),
            new Entry(CompletionCommand.NAME, "Prints a completion script for bash or zsh.", CompletionCommand::new),
            new Entry("version", "Shows the version.", VersionCommand::new),
            new Entry("help", "Shows how a command is called, or what an error code means.", HelpCommand::new));

    private CommandList() {}

    private record Entry(String name, String description, Supplier<MitosisCommand> maker) {}

    /** Adds every command; those that are not needed only with name and description. */
    static void addTo(CommandLine root, Predicate<String> needed) {
        for (Entry entry : ALL) {
            CommandSpec spec = needed.test(entry.name())
                    ? CommandSpec.forAnnotatedObject(entry.maker().get())
                    : CommandSpec.create();
            spec.usageMessage().description(entry.description());
            root.addSubcommand(entry.name(), new CommandLine(spec));
        }
    }
}
