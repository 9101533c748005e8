package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.AwsOptions;
import dev.mitosis.cli.command.EditOptions;
import dev.mitosis.cli.command.FailOn;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.command.UsageOption;
import dev.mitosis.cli.snapshot.ScanSummary;
import dev.mitosis.config.SettingKey;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.ScanStage;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.scan.ScanResult;
import dev.mitosis.scan.ScanScope;
import dev.mitosis.scan.ScanStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs every stage. */
@Command(
        name = "run",
        footer = {
            "",
            "Examples:",
            "  mitosis run --profile legacy",
            "  mitosis run --skip-scan            plan again, after decisions.yaml was edited",
            "  mitosis run --profile legacy --traffic logs"
        })
public final class RunCommand extends MitosisCommand {
    @Mixin
    AwsOptions aws;

    @Mixin
    UsageOption usage;

    @Mixin
    FailOn failOn;

    @Mixin
    EditOptions editing;

    @Option(names = "--skip-scan", description = "Start from the snapshot that is there.")
    boolean skipScan;

    @Option(
            names = "--traffic",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Logs to read before the graph is drawn, as mitosis traffic reads them.")
    @Nullable
    List<Path> traffic;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixins
    public RunCommand() {}

    @Override
    protected Map<SettingKey, String> flags() {
        return aws.flags();
    }

    @Override
    protected ExitCode execute() {
        ExitCode scanned = ExitCode.DONE;
        String account;
        if (skipScan) {
            account = claimedAccount();
        } else {
            ScanResult result = new ScanStage(
                            aws.connection(settings()),
                            workspace(),
                            progress(),
                            environment().clock())
                    .run(
                            settings().get(SettingKey.ACCOUNT).orElse(null),
                            this::claimUnedited,
                            usage.wanted() ? ScanScope.EVERYTHING : ScanScope.EVERYTHING.withoutUsage(),
                            ScanStart.ANEW);
            account = result.manifest().account();
            scanned = result.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
            if (!result.complete() && !json()) {
                ScanSummary.print(result, out());
                out().println();
            }
        }
        StageRunner stages = new StageRunner(workspace(), account, progress());
        List<Path> logs = traffic;
        if (logs != null) {
            Path directory = environment().directory();
            boolean whole = stages.traffic(logs.stream().map(directory::resolve).toList(), null).gaps().stream()
                    .noneMatch(gap -> gap.what().lost());
            scanned = whole ? scanned : ExitCode.INCOMPLETE;
        }
        PipelineRun run = PipelineRun.of(stages, editing.edits());
        print(run.document(account), () -> run.print(out(), style()));
        if (!run.check().passed()) {
            return ExitCode.INFEASIBLE;
        }
        return scanned == ExitCode.DONE ? failOn.exit(run.findings()) : scanned;
    }

    /** Nobody waits for a scan whose report may not be written. */
    private void claimUnedited(String account) {
        claim(account);
        new StageRunner(workspace(), account, progress()).requireUnchangedReport(editing.edits());
    }
}
