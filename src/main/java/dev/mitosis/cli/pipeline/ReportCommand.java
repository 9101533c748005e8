package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.EditOptions;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what people read. */
@Command(
        name = "report",
        footer = {
            "",
            "Examples:",
            "  mitosis report",
            "  mitosis report --context checkout",
            "  mitosis report --discard-edits"
        })
public final class ReportCommand extends MitosisCommand {
    @Mixin
    EditOptions editing;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "Only the workbook for the team of this context: reports/<account>/teams/NAME/plan.xlsx.")
    @Nullable
    String context;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public ReportCommand() {}

    /** The document that {@code report --output json} prints. */
    record FilesDocument(int formatVersion, String tool, List<String> files) {}

    @Override
    protected ExitCode execute() {
        StageRunner stages = new StageRunner(workspace(), claimedAccount(), progress());
        List<Path> files = write(stages);
        List<String> names = files.stream().map(Path::toString).toList();
        print(new FilesDocument(Json.FORMAT_VERSION, Json.TOOL, names), () -> names.forEach(out()::println));
        return ExitCode.DONE;
    }

    private List<Path> write(StageRunner stages) {
        if (context != null) {
            return stages.report(context, editing.edits());
        }
        stages.requireUnchangedReport(editing.edits());
        return stages.report(editing.edits());
    }
}
