package dev.mitosis.cli.snapshot;

import dev.mitosis.cli.command.AwsOptions;
import dev.mitosis.cli.command.Interruption;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.command.UsageOption;
import dev.mitosis.config.SettingKey;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.pipeline.ScanStage;
import dev.mitosis.scan.ScanEstimate;
import dev.mitosis.scan.ScanResult;
import dev.mitosis.scan.ScanScope;
import dev.mitosis.scan.ScanStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads an account into a snapshot. */
@Command(
        name = "scan",
        footer = {
            "",
            "Examples:",
            "  mitosis scan --profile legacy",
            "  mitosis scan --profile legacy --region eu-west-1 --region us-east-1",
            "  mitosis scan --profile legacy --only-missing",
            "  mitosis scan --profile audit --role-arn arn:aws:iam::123456789012:role/MitosisScan"
        })
public final class ScanCommand extends MitosisCommand {
    @Mixin
    AwsOptions aws;

    @Mixin
    UsageOption usage;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "A service to read, by its AWS CLI name; repeat it. Default: all.")
    @Nullable
    Set<String> services;

    @Option(
            names = "--cloud-control",
            paramLabel = "TYPE",
            description =
                    "A CloudFormation type to fetch through Cloud Control, for what no collector reads; repeat it."
                            + " Needs cloudformation:ListResources, cloudformation:GetResource and the reads of the type itself.")
    @Nullable
    Set<String> cloudControl;

    @Option(
            names = "--thorough",
            description = "Ask for every type in every region, even where a region shows no sign of use.")
    boolean thorough;

    @Option(
            names = "--resume",
            description = "Go on with an interrupted scan; what was answered is not asked again. After a scan that came"
                    + " to its end the same as --only-missing.")
    boolean resume;

    @Option(
            names = "--only-missing",
            description =
                    "Ask again only for what failed in the last scan, and renew its snapshot; give the other options of"
                            + " that scan, too. With other credentials what was kept sealed is asked again as well.")
    boolean onlyMissing;

    @Option(names = "--dry-run", description = "Tell how many calls a scan would make and how long they would take.")
    boolean dryRun;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixins
    public ScanCommand() {}

    @Override
    protected Map<SettingKey, String> flags() {
        return aws.flags();
    }

    @Override
    protected ExitCode execute() {
        if (dryRun) {
            ScanEstimate estimate = stage().estimate(scope(), start());
            print(estimate, () -> new EstimateSummary(estimate).print(out()));
            return ExitCode.DONE;
        }
        ScanResult result;
        try (Interruption notice = interruptible(again("--resume"))) {
            result = scan();
        }
        print(result.manifest(), () -> ScanSummary.print(result, out()));
        if (!result.failed().isEmpty()) {
            next(again("--only-missing"));
        }
        next("mitosis run --skip-scan --account " + result.manifest().account());
        return result.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private ScanResult scan() {
        return stage().run(settings().get(SettingKey.ACCOUNT).orElse(null), this::claim, scope(), start());
    }

    private ScanStage stage() {
        return new ScanStage(
                aws.connection(settings()),
                workspace(),
                progress(),
                environment().clock());
    }

    private ScanStart start() {
        if (onlyMissing) {
            return ScanStart.ONLY_MISSING;
        }
        return resume ? ScanStart.RESUMED : ScanStart.ANEW;
    }

    private ScanScope scope() {
        return new ScanScope(services == null ? Set.of() : services, thorough, requested(), usage.wanted());
    }

    private Set<String> requested() {
        Set<String> types = cloudControl == null ? Set.of() : cloudControl;
        for (String type : types) {
            if (!type.matches("[A-Za-z0-9]+(::[A-Za-z0-9]+){2,3}")) {
                throw new MitosisException(
                        "M-SCAN-02",
                        "'" + type + "' is no CloudFormation type",
                        "a type reads AWS::Service::Resource",
                        "correct --cloud-control",
                        ExitCode.USAGE);
            }
        }
        return types;
    }

    private String again(String how) {
        List<String> words =
                new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
        words.removeAll(List.of("--resume", "--only-missing"));
        words.add(how);
        return "mitosis " + String.join(" ", words);
    }
}
