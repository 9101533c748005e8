package dev.mitosis.cli.cost;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.cli.command.AwsOptions;
import dev.mitosis.cli.command.EditOptions;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.SettingKey;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.fetch.CostEstimate;
import dev.mitosis.cost.fetch.CostEstimator;
import dev.mitosis.cost.fetch.CostExportResult;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.pipeline.CostStage;
import dev.mitosis.pipeline.CostStage.Caller;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports the cost history. */
@Command(
        name = "export",
        description = {
            "Exports everything that Cost Explorer knows about the account: reports/<account>/cost.",
            "Every request costs a cent; the estimate comes first and has to be agreed to. Of an account that was never"
                    + " asked, some forty requests tell it before. Can be stopped at any"
                    + " moment: run it again and nothing finished is paid twice."
        },
        footer = {
            "",
            "Examples:",
            "  mitosis cost export --profile legacy",
            "  mitosis cost export --profile legacy --yes --max-requests 500",
            "  mitosis cost export --estimate --account 123456789012"
        })
final class CostExportCommand extends MitosisCommand {
    @Mixin
    AwsOptions aws;

    @Mixin
    EditOptions editing;

    @Option(names = "--estimate", description = "Tell how many requests it takes, and make none.")
    boolean estimateOnly;

    @Option(
            names = "--max-requests",
            paramLabel = "N",
            description = "Stop after so many paid requests; the next run goes on. Default: no limit.")
    int maxRequests = Integer.MAX_VALUE;

    @Option(
            names = "--allow-rounding",
            description = "Accept sums that differ by half a unit of the last digit for each amount added.")
    boolean roundingAllowed;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixins
    CostExportCommand() {}

    @Override
    protected Map<SettingKey, String> flags() {
        return aws.flags();
    }

    @Override
    protected ExitCode execute() {
        if (estimateOnly) {
            CostEstimate estimate = estimate(account());
            print(estimate, () -> CostEstimateCommand.print(estimate, out()));
            next("mitosis cost export");
            return ExitCode.DONE;
        }
        Optional<String> named = settings().get(SettingKey.ACCOUNT);
        boolean asked = named.isPresent() && claimAndAgree(named.get());
        CostStage stage = new CostStage(workspace(), progress(), environment().clock());
        try (AwsClients clients = CostStage.connect(aws.connection(settings()))) {
            Caller caller = CostStage.caller(clients, named.orElse(null));
            asked = named.isEmpty() ? claimAndAgree(caller.account()) : asked;
            int learning = asked ? 0 : learn(stage, clients, caller);
            CostExportResult result = stage.export(clients, caller, maxRequests - learning);
            CostManifest manifest = result.manifest();
            if (manifest == null) {
                throw spent();
            }
            CostVerification verification = stage.verify(caller.account(), roundingAllowed);
            stage.workbook(caller.account(), verification, editing.edits());
            print(manifest, () -> summary(manifest, verification));
            next("mitosis cost query --account " + caller.account() + " \"select * from monthly_total\"");
            return exit(manifest, verification);
        }
    }

    private CostEstimate estimate(String account) {
        return new CostEstimator()
                .estimate(
                        account,
                        CostStage.folder(workspace(), account),
                        environment().clock().instant());
    }

    /** Whether the price is agreed to as it will be; where nobody knows it yet, only what tells it is. */
    private boolean claimAndAgree(String account) {
        claim(account);
        new CostStage(workspace(), progress(), environment().clock())
                .requireUnchangedWorkbook(account, editing.edits());
        CostEstimate estimate = estimate(account);
        agree(estimate.known() ? CostEstimateCommand.sentence(estimate) : CostEstimateCommand.first(estimate));
        return estimate.known() || agreesToAll();
    }

    /** Reads how much there is, and asks whether the rest may be paid for; tells how many requests that took. */
    private int learn(CostStage stage, AwsClients clients, Caller caller) {
        int made = stage.discover(clients, caller, maxRequests).requests();
        CostEstimate estimate = estimate(caller.account());
        if (!estimate.known() && made >= maxRequests) {
            throw spent();
        }
        agree(CostEstimateCommand.sentence(estimate));
        return made;
    }

    private void agree(String sentence) {
        if (agreesToAll()) {
            return;
        }
        if (!agreed(sentence)) {
            throw new MitosisException(
                    "M-COST-09",
                    "the history was not read, because nobody agreed to the price",
                    sentence,
                    "agree when asked, or say --yes",
                    ExitCode.USAGE);
        }
    }

    private boolean agreed(String sentence) {
        return environment()
                .answers()
                .apply(sentence + " Go on? [y/N] ")
                .filter(answer -> answer.strip().equalsIgnoreCase("y"))
                .isPresent();
    }

    private MitosisException spent() {
        return new MitosisException(
                "M-COST-11",
                "the export has not come to its end",
                "the " + maxRequests + " requests of --max-requests have been made",
                "run the same command again: it goes on where it stopped and pays for nothing twice",
                ExitCode.INCOMPLETE);
    }

    private void summary(CostManifest manifest, CostVerification verification) {
        TextTable table = new TextTable("series", "from", "to");
        manifest.retention()
                .forEach(series -> table.row(
                        series.series(), series.start().isEmpty() ? "not available" : series.start(), series.end()));
        table.print(out());
        out().println();
        out().println(manifest.requestsThisRun() + " paid requests in this run, " + manifest.requests()
                + " behind everything that is stored (" + manifest.price().toPlainString() + " "
                + manifest.priceCurrency() + ").");
        manifest.queries().stream()
                .filter(query -> query.status() != FetchStatus.COMPLETE)
                .forEach(query -> out().println("not complete: " + query.name() + ": "
                        + query.status().label() + ": " + TextTable.clean(query.reason())));
        CostVerifyCommand.print(verification, out());
    }

    private static ExitCode exit(CostManifest manifest, CostVerification verification) {
        if (!verification.passed()) {
            return ExitCode.FINDINGS;
        }
        boolean hole =
                manifest.coverage().stream().anyMatch(row -> !row.status().complete());
        return hole ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
}
