package dev.mitosis.cli.traffic;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.pipeline.StageRunner;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads flow logs and records of API calls. */
@Command(
        name = "traffic",
        footer = {
            "",
            "Examples:",
            "  mitosis traffic AWSLogs/123456789012/vpcflowlogs AWSLogs/123456789012/CloudTrail",
            "  mitosis traffic flows.csv calls.csv",
            "",
            "Reads VPC flow logs (text, gzip, Parquet, of any format) and CloudTrail (JSON, gzip), each",
            "known by its content. docs/traffic.md has queries that make small files with the same content",
            "from logs that are too large to copy. Nothing of a request is kept but which resource of the",
            "snapshot it names."
        })
public final class TrafficCommand extends MitosisCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, or folders that hold them.")
    List<Path> files;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "The format of flow logs whose first line does not name the columns, as the flow log has it:"
                    + " '$${version} $${vpc-id} ...'. Without it, the one that fits of the account's flow logs.")
    @Nullable
    String format;

    @SuppressWarnings("NullAway.Init") // picocli sets the files
    public TrafficCommand() {}

    @Override
    protected ExitCode execute() {
        List<Path> named = files.stream()
                .map(file -> environment().directory().resolve(file))
                .toList();
        TrafficDocument traffic = new StageRunner(workspace(), claimedAccount(), progress()).traffic(named, format);
        print(traffic, () -> new TrafficSummary(traffic).print(out()));
        next("mitosis graph");
        return traffic.gaps().stream().anyMatch(gap -> gap.what().lost()) ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
}
