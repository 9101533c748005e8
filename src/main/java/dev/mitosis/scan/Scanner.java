package dev.mitosis.scan;

import static java.util.stream.Collectors.toSet;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.aws.RateLimiter;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.call.CallQueue;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.JournalSeal;
import dev.mitosis.scan.call.JournaledAnswers;
import dev.mitosis.scan.call.SensitiveAnswers;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.sweep.CloudControlSweep;
import dev.mitosis.scan.sweep.Sweeps;
import dev.mitosis.scan.usage.UsageSweep;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads an account through the SDK and leaves a snapshot. */
public final class Scanner {
    /** Every operation a scan may call, for {@link AwsClients#open}; all are reads. */
    public static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        Sweeps.operations().forEach((service, names) -> names.forEach(name -> operations.add(service.qualified(name))));
        CloudControlSweep.OPERATIONS.forEach(name -> operations.add(CloudControlSweep.SERVICE.qualified(name)));
        ActivityProbe.ALL.forEach(activity -> operations.add(activity.qualified()));
        operations.add(UsageSweep.SERVICE.qualified(UsageSweep.OPERATION));
        for (ServiceSpec service : Collectors.all()) {
            service.operations().forEach(operation -> operations.add(service.qualified(operation)));
        }
        return operations;
    }

    /** The CloudFormation types that have a collector, sorted. */
    public static Set<String> types() {
        Set<String> types = new TreeSet<>();
        Collectors.all().forEach(service -> service.types().forEach(type -> types.add(type.type())));
        return types;
    }

    /** The names of the services that have a collector, sorted. */
    public static Set<String> services() {
        Set<String> names = new TreeSet<>();
        Collectors.all().forEach(service -> names.add(service.name()));
        return names;
    }

    /**
     * Scans. What cannot be read is in the coverage of the result and never an exception, except that nothing at all
     * can be read.
     *
     * @throws MitosisException where credentials, endpoint, region or folder are no good
     */
    public ScanResult scan(ScanRequest request) {
        List<ServiceSpec> services = chosen(request.scope());
        AwsClients clients = request.clients();
        CallerIdentity identity = clients.identity();
        if (request.start() == ScanStart.ONLY_MISSING && nothingFailed(request.directory())) {
            SnapshotManifest former = SnapshotStore.open(request.directory()).manifest();
            return new ScanResult(request.directory(), former, clients.ledger().lines());
        }
        List<String> regions = clients.regions();
        try (ScanJournal journal =
                ScanJournal.open(request, regions, request.clock().instant())) {
            SnapshotWriter writer = SnapshotWriter.begin(request.directory());
            ScanProgress progress = new ScanProgress(request.listener(), clients.ledger());
            ScanRun chosen = new ScanRun(identity, regions, chosen(request.scope(), services), writer, progress);
            ScanRun run = request.scope().usage() ? chosen.withUsage(journal.startedAt()) : chosen;
            clients.regionsUnknown().ifPresent(failure -> noteRegions(run.coverage(), failure));
            List<Finding> findings = read(run, clients, journal, services);
            SnapshotManifest manifest = writer.finish(new SnapshotSummary(
                    identity.account().value(),
                    identity.partition(),
                    identity.alias(),
                    journal.startedAt(),
                    request.clock().instant(),
                    regions,
                    run.coverage().rows(),
                    findings));
            journal.finish(manifest.failed());
            return new ScanResult(
                    request.directory(), manifest, clients.ledger().lines());
        }
    }

    /** Where a journal lies, something failed, or a scan was interrupted that has not even asked everything. */
    private static boolean nothingFailed(Path directory) {
        return !Files.exists(ScanJournal.file(directory))
                && Files.isDirectory(directory)
                && SnapshotStore.open(directory).manifest().failed().isEmpty();
    }

    private static void noteRegions(CoverageBook coverage, AwsFailure failure) {
        String message = failure.message() + " (only the regions that every account has were read)";
        Collectors.all().stream()
                .filter(service -> service.name().equals("ec2"))
                .findFirst()
                .ifPresent(ec2 -> coverage.failed(
                        ec2,
                        "",
                        Resource.GLOBAL,
                        "DescribeRegions",
                        new AwsFailure(failure.kind(), failure.code(), message)));
    }

    private static ScanRun.Chosen chosen(ScanScope scope, List<ServiceSpec> services) {
        return new ScanRun.Chosen(services, scope.cloudControl(), scope.whole(), scope.everywhere());
    }

    private static List<Finding> read(
            ScanRun run, AwsClients clients, ScanJournal journal, List<ServiceSpec> services) {
        try (CallQueue queue = new CallQueue(clients, RateLimiter.of(clients.settings(), System::nanoTime))) {
            JournalSeal seal = new JournalSeal(clients.derivedKey("scan journal of " + journal.startedAt()));
            List<ServiceSpec> asked = new ArrayList<>(services);
            asked.add(CloudControlSweep.SERVICE);
            // What somebody changed may hold anything.
            Set<String> changes =
                    ActivityProbe.ALL.stream().map(ActivityProbe::qualified).collect(toSet());
            SensitiveAnswers sensitive = SensitiveAnswers.of(asked, changes);
            return run.run(new JournaledAnswers(queue, journal.entries(), seal, sensitive, journal.failed()));
        }
    }

    /** The services of the scope, with the questions that it has. */
    static List<ServiceSpec> chosen(ScanScope scope) {
        List<ServiceSpec> services = chosen(scope.services());
        return scope.usage()
                ? services
                : services.stream().map(ServiceSpec::withoutUsage).toList();
    }

    static List<ServiceSpec> chosen(Set<String> names) {
        Set<String> known = services();
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new MitosisException(
                    "M-SCAN-01",
                    "no collector for " + String.join(", ", unknown),
                    "services are called as in the AWS CLI: " + String.join(", ", known),
                    "correct --service",
                    ExitCode.USAGE);
        }
        Set<String> above = Collectors.all().stream()
                .filter(service -> names.contains(service.name()))
                .flatMap(service -> service.foreignParents().stream())
                .collect(toSet());
        return Collectors.all().stream()
                .filter(service -> names.isEmpty()
                        || names.contains(service.name())
                        || above.stream().anyMatch(service::reads))
                .toList();
    }
}
