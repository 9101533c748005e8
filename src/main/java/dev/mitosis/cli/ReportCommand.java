package dev.mitosis.cli;

import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.StageRunner;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** Writes what people read. */
@Command(
        name = "report",
        footer = {"", "Example:", "  mitosis report"})
final class ReportCommand extends MitosisCommand {
    /** The document that {@code report --output json} prints. */
    record FilesDocument(int formatVersion, String tool, List<String> files) {}

    @Override
    ExitCode execute() {
        List<Path> files = new StageRunner(workspace(), claimedAccount(), progress()).report();
        List<String> names = files.stream().map(Path::toString).toList();
        print(new FilesDocument(Json.FORMAT_VERSION, Json.TOOL, names), () -> names.forEach(out()::println));
        return ExitCode.DONE;
    }
}
