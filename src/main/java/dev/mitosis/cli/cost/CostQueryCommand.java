package dev.mitosis.cli.cost;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.command.OptionErrors;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.SettingKey;
import dev.mitosis.cost.query.CostQuery;
import dev.mitosis.io.text.Csv;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.CostStage;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the stored cost history in SQL. */
@Command(
        name = "query",
        description = "Asks the stored history in SQL; without a question it lists the tables.",
        footer = {
            "",
            "Examples:",
            "  mitosis cost query",
            "  mitosis cost query \"select period_start, unblended_cost from monthly_total order by 1\"",
            "  mitosis cost query --output csv \"select * from monthly_service\" > services.csv",
            "  mitosis cost query \"select service, sum(unblended_cost) c from monthly_service group by 1 order by c desc\""
        })
final class CostQueryCommand extends MitosisCommand {
    private static final int MOST_SECONDS = 3600;
    private static final String CSV = "csv";

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "One SELECT.")
    @Nullable
    String sql;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long an answer may take, 1 to " + MOST_SECONDS + ". Default: ${DEFAULT-VALUE}.")
    int timeout;

    CostQueryCommand() {}

    @Override
    protected List<String> outputs() {
        return List.of("text", "json", CSV);
    }

    @Override
    protected ExitCode execute() {
        if (timeout < 1 || timeout > MOST_SECONDS) {
            throw OptionErrors.unknownValue("--timeout", timeout, "a number of seconds from 1 to " + MOST_SECONDS);
        }
        CostQuery query = new CostQuery(CostStage.folder(workspace(), account()));
        String question = sql;
        if (question == null) {
            List<CostQuery.Table> tables = query.tables();
            print(tables, () -> print(tables, out()));
            return ExitCode.DONE;
        }
        CostQuery.Result result = query.ask(question, Duration.ofSeconds(timeout));
        if (settings().get(SettingKey.OUTPUT).filter(CSV::equals).isPresent()) {
            csv(result);
            return ExitCode.DONE;
        }
        print(result, () -> {
            TextTable table = new TextTable(result.columns().toArray(new String[0]));
            result.rows()
                    .forEach(row -> table.row(row.stream()
                            .map(cell -> cell == null ? "" : cell.toString())
                            .toArray()));
            table.print(out());
        });
        return ExitCode.DONE;
    }

    /** As in the exported files: text that a spreadsheet would take for a formula is defused, amounts are not. */
    private void csv(CostQuery.Result result) {
        out().print(Csv.line(result.columns().stream().map(Csv::text).toList()));
        result.rows()
                .forEach(row -> out().print(Csv.line(row.stream()
                        .map(cell -> cell == null ? "" : cell instanceof String text ? Csv.text(text) : cell.toString())
                        .toList())));
    }

    static void print(List<CostQuery.Table> tables, PrintWriter out) {
        TextTable table = new TextTable("table", "from", "to", "columns");
        tables.forEach(one -> table.row(one.name(), one.start(), one.end(), String.join(", ", one.columns())));
        table.print(out);
    }
}
