package dev.mitosis.cli.about;

import dev.mitosis.cli.command.CommandMissingException;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.Setting;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the settings in force. */
@Command(name = "config", subcommands = ConfigCommand.Show.class, synopsisSubcommandLabel = "show")
public final class ConfigCommand extends MitosisCommand {
    @Override
    protected ExitCode execute() {
        throw new CommandMissingException(spec.commandLine());
    }

    /** The document that {@code config show --output json} prints. */
    record SettingsDocument(int formatVersion, String tool, String workspace, List<Setting> settings) {}

    /** Lists every setting with its value and, on request, where it came from. */
    @Command(
            name = "show",
            description = "Lists every setting with its value. A flag wins over the environment, that over"
                    + " mitosis.yaml in the workspace, that over the built-in.",
            footer = {"", "Example:", "  mitosis config show --origin"})
    static final class Show extends MitosisCommand {
        @Option(names = "--origin", description = "Tell for each which place decided it.")
        boolean origin;

        @Override
        protected ExitCode execute() {
            List<Setting> settings = settings().all();
            print(
                    new SettingsDocument(
                            Json.FORMAT_VERSION, Json.TOOL, workspace().root().toString(), settings),
                    () -> table(settings).print(out()));
            return ExitCode.DONE;
        }

        private TextTable table(List<Setting> settings) {
            TextTable table = origin
                    ? new TextTable("setting", "value", "decided by", "meaning")
                    : new TextTable("setting", "value", "meaning");
            for (Setting setting : settings) {
                if (origin) {
                    table.row(setting.key(), setting.value(), setting.origin(), setting.description());
                } else {
                    table.row(setting.key(), setting.value(), setting.description());
                }
            }
            return table;
        }
    }
}
