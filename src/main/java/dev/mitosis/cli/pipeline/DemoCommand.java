package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.EditOptions;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.SampleSnapshot;
import dev.mitosis.pipeline.StageRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the sample account through the whole pipeline. */
@Command(
        name = "demo",
        footer = {"", "Example:", "  mitosis demo"})
public final class DemoCommand extends MitosisCommand {
    @Mixin
    EditOptions editing;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public DemoCommand() {}

    @Override
    protected ExitCode execute() {
        claim(SampleSnapshot.ACCOUNT);
        StageRunner stages = new StageRunner(workspace(), SampleSnapshot.ACCOUNT, progress());
        stages.requireUnchangedReport(editing.edits());
        SampleSnapshot.copyTo(workspace().snapshot(SampleSnapshot.ACCOUNT));
        PipelineRun run = PipelineRun.of(stages, editing.edits());
        print(run.document(SampleSnapshot.ACCOUNT), () -> run.print(out(), style()));
        next("open the workbook; then point it at an account of yours: mitosis run --profile NAME");
        return run.check().passed() ? ExitCode.DONE : ExitCode.INFEASIBLE;
    }
}
