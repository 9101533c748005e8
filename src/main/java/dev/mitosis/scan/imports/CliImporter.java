package dev.mitosis.scan.imports;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Severity;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.Replay;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a snapshot of what the AWS CLI has printed. */
public final class CliImporter {
    private static final String IDENTITY = "getcalleridentity";
    private static final String UNKNOWN = "no collector reads such a command; a name reads <service>-<operation>.json";
    private static final String MISSING = "import.not-among-the-files";

    private final String off;

    public CliImporter() {
        this("");
    }

    private CliImporter(String off) {
        this.off = off;
    }

    /** An importer that does without the coverage reason or finding of this id, to see what it is worth. */
    CliImporter without(String id) {
        return new CliImporter(id);
    }

    /**
     * Imports a folder of files named {@code <service>-<operation>.json}, optionally in folders named after regions.
     *
     * @throws MitosisException where the folder cannot be read, or nothing tells the account or the region
     */
    public ImportResult run(Path folder, ImportTarget target) {
        CliFolder read = CliFolder.read(folder);
        ImportTarget.Tally tally = new ImportTarget.Tally();
        Stream.concat(read.files().stream(), read.strangers().stream())
                .forEach(file -> file.answers().forEach(tally::read));
        AccountId account = target.account() == null ? identity(read, tally, target) : target.accountOf(tally);
        Set<String> global = new HashSet<>();
        Collectors.all().stream()
                .filter(ServiceSpec::global)
                .map(ServiceSpec::name)
                .forEach(global::add);
        CliMentions mentions = new CliMentions(account, tally.partition(), AwsClients.globalRegion(tally.partition()));
        read.strangers().forEach(file -> mentions.read(placed(file, target.region(), tally.partition())));
        List<CliFile> files = Stream.concat(
                        read.files().stream().map(file -> located(file, target.region(), global)),
                        mentions.files().stream())
                .toList();
        List<String> regions = regions(files, tally.partition());
        List<ServiceSpec> services = Collectors.all();
        CliSubjects subjects = CliSubjects.of(services);
        CliChecks.Unfinished unfinished = CliChecks.unfinished(files, subjects);
        CliAnswers answers = CliAnswers.of(files, subjects, unfinished.files());
        Path directory = target.directory().apply(account.value());
        List<Unreadable> problems = new ArrayList<>(read.problems());
        problems.addAll(unfinished.problems());
        mentions.silent()
                .forEach(file -> problems.add(new Unreadable(file.path().toString(), "its name", UNKNOWN)));
        SnapshotManifest manifest = new Replay(account, tally.partition(), regions)
                .without(off)
                .write(directory, services, answers, answers::told, target.at(), () -> {
                    List<Finding> findings = new ArrayList<>();
                    problems.forEach(problem -> findings.add(problem.finding()));
                    findings.addAll(CliChecks.ofOthers(files, account));
                    List<Unreadable> unused = answers.unused();
                    unused.forEach(file -> findings.add(file.finding()));
                    problems.addAll(unused);
                    findings.addAll(missing(answers));
                    return findings;
                });
        return new ImportResult(directory, manifest, problems);
    }

    /** What {@code aws sts get-caller-identity} printed counts more than how often an account is spoken of. */
    private static AccountId identity(CliFolder read, ImportTarget.Tally tally, ImportTarget target) {
        return read.files().stream()
                .filter(file -> file.operation().equals(IDENTITY))
                .flatMap(file -> file.answers().stream())
                .map(answer -> answer.path("Account").asText(""))
                .filter(AccountId::isValid)
                .findFirst()
                .map(AccountId::new)
                .orElseGet(() -> target.accountOf(tally));
    }

    private static CliFile located(CliFile file, @Nullable String region, Set<String> global) {
        if (!file.region().isEmpty()
                || global.contains(file.service())
                || file.operation().equals(IDENTITY)) {
            return file;
        }
        if (region == null) {
            throw new MitosisException(
                    "M-IMP-03",
                    "which region is " + file.path().getFileName() + " about?",
                    "it lies in no folder that is named after a region",
                    "name the region with --region, or put the files into region folders",
                    ExitCode.USAGE);
        }
        return file.in(region);
    }

    /** Where a command that no collector runs was asked; what is in no region is asked for in the first. */
    private static CliFile placed(CliFile file, @Nullable String region, String partition) {
        return file.region().isEmpty() ? file.in(region == null ? AwsClients.globalRegion(partition) : region) : file;
    }

    private static List<String> regions(List<CliFile> files, String partition) {
        List<String> regions = files.stream()
                .map(CliFile::region)
                .filter(region -> !region.isEmpty() && !region.equals(Resource.GLOBAL))
                .distinct()
                .sorted()
                .toList();
        return regions.isEmpty() ? List.of(AwsClients.globalRegion(partition)) : regions;
    }

    private static List<Finding> missing(CliAnswers answers) {
        return answers.missing().entrySet().stream()
                .map(entry -> new Finding(
                        MISSING,
                        Severity.INFO,
                        List.of(),
                        "The answers of " + entry.getKey() + " about "
                                + entry.getValue().size()
                                + (entry.getValue().size() == 1 ? " resource" : " resources")
                                + " are not among the files.",
                        "Add the command's output for each resource, or scan the account."))
                .toList();
    }
}
