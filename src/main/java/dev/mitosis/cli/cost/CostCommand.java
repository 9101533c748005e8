package dev.mitosis.cli.cost;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cost.query.CostQuery;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.CostStage;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows which cost history is stored; its subcommands make, verify and use it. */
@Command(
        name = "cost",
        subcommands = {
            CostEstimateCommand.class,
            CostExportCommand.class,
            CostVerifyCommand.class,
            CostQueryCommand.class,
            CostAttributeCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  mitosis cost estimate --account 123456789012",
            "  mitosis cost export --profile legacy",
            "  mitosis cost verify",
            "  mitosis cost query \"select * from monthly_total\"",
            "  mitosis cost attribute"
        })
public final class CostCommand extends MitosisCommand {
    public CostCommand() {}

    @Override
    protected ExitCode execute() {
        List<CostQuery.Table> tables = new CostQuery(CostStage.folder(workspace(), account())).tables();
        print(tables, () -> CostQueryCommand.print(tables, out()));
        next("mitosis cost verify");
        return ExitCode.DONE;
    }
}
