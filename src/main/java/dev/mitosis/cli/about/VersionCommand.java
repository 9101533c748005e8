package dev.mitosis.cli.about;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import picocli.CommandLine.Command;

/** Shows the version, as {@code --version} does. */
@Command(
        name = "version",
        footer = {"", "Example:", "  mitosis version"})
public final class VersionCommand extends MitosisCommand {
    /** The document that {@code version --output json} prints. */
    record VersionDocument(int formatVersion, String tool) {}

    @Override
    protected ExitCode execute() {
        print(new VersionDocument(Json.FORMAT_VERSION, Json.TOOL), () -> out().println(Json.TOOL));
        return ExitCode.DONE;
    }
}
