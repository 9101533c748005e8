package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.FailOn;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.FindingsSummary;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.pipeline.StageRunner;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Designs the target estate. */
@Command(
        name = "target",
        subcommands = TargetDiffCommand.class,
        footer = {
            "",
            "Examples:",
            "  mitosis target",
            "  mitosis target diff",
            "  mitosis target --output json | jq -r '.resources[] | select(.fate == \"shared\") | .succeeds'"
        })
public final class TargetCommand extends MitosisCommand {
    @Mixin
    FailOn failOn;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public TargetCommand() {}

    @Override
    protected ExitCode execute() {
        TargetDocument target = new StageRunner(workspace(), claimedAccount(), progress()).target();
        print(target, () -> summary(target));
        next("mitosis plan");
        return failOn.exit(target.findings());
    }

    private void summary(TargetDocument target) {
        Map<String, List<PlannedResource>> byAccount = target.resources().stream()
                .collect(Collectors.groupingBy(PlannedResource::account, TreeMap::new, Collectors.toList()));
        TextTable accounts = new TextTable("account", "unit", "stays", "made there", "other");
        for (PlannedAccount account : target.accounts()) {
            List<PlannedResource> standing = byAccount.getOrDefault(account.name(), List.of());
            long stays = standing.stream()
                    .filter(resource -> resource.fate().remains())
                    .count();
            long made = standing.stream()
                    .filter(resource -> resource.fate().isMade())
                    .count();
            accounts.row(
                    account.name() + (account.existing() ? " (the old account)" : ""),
                    account.ou(),
                    stays,
                    made,
                    standing.size() - stays - made);
        }
        accounts.print(out());
        out().println();
        Map<String, Long> fates = target.resources().stream()
                .collect(Collectors.groupingBy(
                        (PlannedResource resource) -> resource.fate().label(), TreeMap::new, Collectors.counting()));
        TextTable table = new TextTable("fate", "resources");
        fates.forEach(table::row);
        table.print(out());
        long crossings = target.edges().stream().filter(PlannedEdge::crossing).count();
        out().println();
        out().println(crossings + " of " + target.edges().size() + " dependencies cross the border of two accounts.");
        FindingsSummary.print(target.findings(), "target.json", out());
    }
}
