package dev.mitosis.cli;

import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.SampleSnapshot;
import dev.mitosis.pipeline.StageRunner;
import picocli.CommandLine.Command;

/** Runs the sample account through the whole pipeline. */
@Command(
        name = "demo",
        footer = {"", "Example:", "  mitosis demo"})
final class DemoCommand extends MitosisCommand {
    @Override
    ExitCode execute() {
        claim(SampleSnapshot.ACCOUNT);
        SampleSnapshot.copyTo(workspace().snapshot(SampleSnapshot.ACCOUNT));
        PipelineRun run = PipelineRun.of(new StageRunner(workspace(), SampleSnapshot.ACCOUNT, progress()));
        print(run.document(SampleSnapshot.ACCOUNT), () -> run.print(out(), style()));
        next("open the workbook; then point it at an account of yours: mitosis run --profile NAME");
        return run.check().passed() ? ExitCode.DONE : ExitCode.INFEASIBLE;
    }
}
