package dev.mitosis.cli;

import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import picocli.CommandLine.Command;

/** Shows the version, as {@code --version} does. */
@Command(
        name = "version",
        footer = {"", "Example:", "  mitosis version"})
final class VersionCommand extends MitosisCommand {
    /** The document that {@code version --output json} prints. */
    record VersionDocument(int formatVersion, String tool) {}

    @Override
    ExitCode execute() {
        print(new VersionDocument(Json.FORMAT_VERSION, Json.TOOL), () -> out().println(Json.TOOL));
        return ExitCode.DONE;
    }
}
