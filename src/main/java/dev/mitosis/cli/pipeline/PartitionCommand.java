package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.FailOn;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.FindingsSummary;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.partition.PartitionDiffDocument;
import dev.mitosis.pipeline.StageRunner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proposes contexts, environments and target accounts. */
@Command(
        name = "partition",
        footer = {
            "",
            "Examples:",
            "  mitosis partition",
            "  mitosis partition --diff",
            "  mitosis partition --output json | jq '.accounts[].name'"
        })
public final class PartitionCommand extends MitosisCommand {
    private static final int QUESTIONS = 5;

    @Mixin
    FailOn failOn;

    @Option(
            names = "--diff",
            description = {
                "Only show what would change in the stored partition, after a new scan or with new decisions:",
                "contexts, environments and accounts, and each resource that moves, with the reason. Writes nothing."
            })
    boolean diff;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public PartitionCommand() {}

    @Override
    protected ExitCode execute() {
        return diff ? showDiff() : partition();
    }

    private ExitCode showDiff() {
        PartitionDiffDocument changes = new StageRunner(workspace(), account(), progress()).partitionDiff();
        print(changes, () -> new PartitionDiffSummary(changes).print(out()));
        return ExitCode.DONE;
    }

    private ExitCode partition() {
        String account = claimedAccount();
        PartitionDocument partition = new StageRunner(workspace(), account, progress()).partition();
        print(partition, () -> summary(partition));
        next("look through " + workspace().decisions(account) + ", then run: mitosis plan");
        return failOn.exit(partition.findings());
    }

    private void summary(PartitionDocument partition) {
        Map<String, Long> sizes = partition.resources().stream()
                .collect(Collectors.groupingBy(Assignment::account, TreeMap::new, Collectors.counting()));
        TextTable accounts = new TextTable("account", "unit", "purpose", "contexts", "resources");
        for (TargetAccount target : partition.accounts()) {
            accounts.row(
                    target.name() + (target.existing() ? " (the old account)" : ""),
                    target.ou(),
                    target.purpose(),
                    String.join(", ", target.contexts()),
                    sizes.getOrDefault(target.name(), 0L));
        }
        accounts.print(out());
        out().println();
        TextTable contexts = new TextTable("context", "confidence", "resources");
        for (PartitionDocument.Context context : partition.contexts()) {
            long size = partition.resources().stream()
                    .filter(row -> context.name().equals(row.context()))
                    .count();
            contexts.row(context.name(), String.format(Locale.ROOT, "%.2f", context.confidence()), size);
        }
        contexts.print(out());
        out().println();
        variants(partition).print(out());
        partition.couplings().stream()
                .filter(PartitionDocument.Coupling::isTooStrong)
                .forEach(coupling -> out().println(coupling.reasons().get(0).text()));
        questions(partition.questions());
        FindingsSummary.print(partition.findings(), "partition.json", out());
    }

    private static TextTable variants(PartitionDocument partition) {
        TextTable variants =
                new TextTable("variant", "accounts", "USD a month", "hours a month", "crossings", "largest");
        for (PartitionDocument.Variant variant : partition.variants()) {
            variants.row(
                    variant.name(),
                    variant.accounts(),
                    String.format(Locale.ROOT, "%.2f", variant.monthlyPrice()),
                    String.format(Locale.ROOT, "%.0f", variant.monthlyHours()),
                    variant.crossings(),
                    String.format(Locale.ROOT, "%.0f %%", 100 * variant.largest()));
        }
        return variants;
    }

    /** The questions that settle most; owners are asked about once at the end. */
    private void questions(List<OpenQuestion> questions) {
        List<OpenQuestion> open = questions.stream()
                .filter(question -> question.kind() != OpenQuestion.Kind.OWNER)
                .toList();
        if (!open.isEmpty()) {
            out().println();
            out().println(open.size() + (open.size() == 1 ? " question is" : " questions are")
                    + " open. Those that settle most (decisions that answer them: partition.json, questions):");
            TextTable table = new TextTable("settles", "question");
            open.stream().limit(QUESTIONS).forEach(question -> table.row(question.settles(), question.text()));
            table.print(out());
        }
        int owners = questions.size() - open.size();
        if (owners > 0) {
            out().println("Nobody was named who answers for " + owners + (owners == 1 ? " context." : " contexts."));
        }
    }
}
