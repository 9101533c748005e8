package dev.mitosis.cli;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Every command with its description. A command object is made only where it is called for, because reading the
 * annotations of all of them would take longer than most of them run; the others are listed by name.
 */
final class Commands {
    private static final List<Entry> ALL = List.of(
            new Entry(
                    "scan",
                    "Reads an account into a snapshot: plans/<account>/snapshot. Makes read calls only.",
                    ScanCommand::new),
            new Entry(
                    "graph",
                    "Draws the dependency graph of the snapshot, with evidence on every edge: plans/<account>/graph.json.",
                    GraphCommand::new),
            new Entry(
                    "whoami",
                    "Shows the account, the identity and the regions that the credentials lead to.",
                    WhoamiCommand::new),
            new Entry(
                    "diff",
                    "Shows what appeared, vanished and changed, field by field, between two snapshots of an account.",
                    DiffCommand::new),
            new Entry("config", "Shows the settings in force.", ConfigCommand::new),
            new Entry(CompletionCommand.NAME, "Prints a completion script for bash or zsh.", CompletionCommand::new));

    private Commands() {}

    private record Entry(String name, String description, Supplier<MitosisCommand> maker) {}

    /** Adds every command; those that are not needed only with name and description. */
    static void addTo(CommandLine root, Predicate<String> needed) {
        for (Entry entry : ALL) {
            CommandSpec spec = needed.test(entry.name())
                    ? CommandSpec.forAnnotatedObject(entry.maker().get())
                    : CommandSpec.create();
            spec.usageMessage().description(entry.description());
            root.addSubcommand(entry.name(), new CommandLine(spec));
        }
    }
}
