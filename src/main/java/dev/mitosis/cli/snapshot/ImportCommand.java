package dev.mitosis.cli.snapshot;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.SettingKey;
import dev.mitosis.model.ExitCode;
import dev.mitosis.scan.imports.CliImporter;
import dev.mitosis.scan.imports.ConfigImporter;
import dev.mitosis.scan.imports.ImportResult;
import dev.mitosis.scan.imports.ImportTarget;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a snapshot of what others have exported. */
@Command(
        name = "import",
        footer = {
            "",
            "Examples:",
            "  mitosis import --aws-config 123456789012_Config_eu-west-1_ConfigSnapshot.json.gz",
            "  mitosis import --aws-cli exported --region eu-west-1",
            "",
            "A file with the output of the AWS CLI is called <service>-<operation>.json, for example",
            "rds-describe-db-instances.json; it may hold several answers behind each other, and lie in a folder",
            "that is named after its region. Where a command is about one resource, the file may name it:",
            "s3api-get-bucket-policy.orders-archive.json, or lie under its name in a folder that is named after",
            "the command, escaped as in addresses. Descriptions do without the listing: a file",
            "dynamodb-describe-table.json is enough, and the coverage says that nothing lists the rest."
        })
public final class ImportCommand extends MitosisCommand {
    @ArgGroup(multiplicity = "1")
    Source source;

    @SuppressWarnings("NullAway.Init") // picocli sets the group
    public ImportCommand() {}

    /** One of the doors. */
    static final class Source {
        @Option(
                names = "--aws-config",
                paramLabel = "FILE",
                description = "A configuration snapshot of AWS Config, or output of get-resource-config-history, plain"
                        + " or gzip; repeat it for further regions.")
        @Nullable
        List<Path> config;

        @Option(names = "--aws-cli", paramLabel = "DIR", description = "A folder with output of the AWS CLI.")
        @Nullable
        Path cli;
    }

    @Override
    protected ExitCode execute() {
        ImportResult result = run(new ImportTarget(
                settings().get(SettingKey.ACCOUNT).orElse(null),
                region(),
                this::claimedSnapshot,
                environment().clock().instant()));
        print(result.manifest(), () -> new ImportSummary(result).print(out()));
        result.unreadable()
                .forEach(one -> warn(
                        TextTable.clean(one.file()) + ", " + one.position() + ": " + TextTable.clean(one.reason())));
        next("mitosis graph --account " + result.manifest().account());
        return result.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private Path claimedSnapshot(String account) {
        claim(account);
        return workspace().snapshot(account);
    }

    private ImportResult run(ImportTarget target) {
        Path folder = source.cli;
        if (folder != null) {
            return new CliImporter().run(environment().directory().resolve(folder), target);
        }
        List<Path> files = source.config == null ? List.of() : source.config;
        return new ConfigImporter()
                .run(files.stream().map(environment().directory()::resolve).toList(), target);
    }

    private @Nullable String region() {
        List<String> regions = settings().list(SettingKey.REGION);
        return regions.size() == 1 && !regions.contains("all") ? regions.get(0) : null;
    }
}
