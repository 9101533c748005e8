package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.EditOptions;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes what people read. */
@Command(
        name = "report",
        footer = {"", "Examples:", "  mitosis report", "  mitosis report --discard-edits"})
public final class ReportCommand extends MitosisCommand {
    @Mixin
    EditOptions editing;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public ReportCommand() {}

    /** The document that {@code report --output json} prints. */
    record FilesDocument(int formatVersion, String tool, List<String> files) {}

    @Override
    protected ExitCode execute() {
        StageRunner stages = new StageRunner(workspace(), claimedAccount(), progress());
        stages.requireUnchangedReport(editing.edits());
        List<Path> files = stages.report(editing.edits());
        List<String> names = files.stream().map(Path::toString).toList();
        print(new FilesDocument(Json.FORMAT_VERSION, Json.TOOL, names), () -> names.forEach(out()::println));
        return ExitCode.DONE;
    }
}
