package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.emulator.Truth;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.policy.PolicyDocument;
import dev.mitosis.scan.policy.PolicyStatement;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.sweep.TagSweep;
import dev.mitosis.scan.usage.UsageSweep;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scans as a role that has exactly the policies that are printed, on an emulator that enforces them. */
class ScanPolicyIT {
    /** The emulator finds no action for its URL because of what stands behind the question mark, so it denies it. */
    private static final String UNNAMED = "cloudfront:ListTagsForResource";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final List<PolicyDocument> DOCUMENTS = ScanPolicy.documents();
    private static final String A_SMALL_SERVICE = "dlm";
    private static final String EXTERNAL_ID = "split-2026";

    @TempDir
    private static Path folder;

    private static Truth truth;
    private static EnforcingEmulator emulator;
    private static ScanResult whole;
    private static final Map<String, String> MANAGED = new LinkedHashMap<>();

    @BeforeAll
    static void provision_and_enforce() {
        MotoServer server = MotoServer.startExtended();
        truth = TestAccount.provision(server.endpoint());
        emulator = EnforcingEmulator.on(server);
        System.setProperty("aws.accessKeyId", emulator.auditor().accessKeyId());
        System.setProperty("aws.secretAccessKey", emulator.auditor().secretAccessKey());
        DOCUMENTS.forEach(document -> MANAGED.put(document.name(), emulator.policy(document.name(), document)));
        String role = emulator.role("exact", EXTERNAL_ID, List.copyOf(MANAGED.values()));
        whole = scan("exact", role, EXTERNAL_ID, Set.of());
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (emulator != null) {
            emulator.close();
        }
    }

    @Test
    void a_role_with_exactly_the_printed_policies_scans_without_one_denial() {
        assertThat(denied(whole)).isEmpty();
        assertThat(whole.manifest().counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isGreaterThan(truth.resources().size() / 2);
    }

    @Test
    void a_role_that_does_not_hear_its_external_id_is_not_assumed() {
        String role = emulator.role("guarded", EXTERNAL_ID, List.of());

        assertThatThrownBy(() -> scan("guarded", role, "another", Set.of()))
                .isInstanceOfSatisfying(MitosisException.class, e -> {
                    assertThat(e.exit()).isEqualTo(ExitCode.CREDENTIALS);
                    assertThat(e.fix()).contains("--external-id");
                });
    }

    static List<String> sampledStatements() {
        return Sampled.of("ScanPolicyIT", statements(), 20);
    }

    private static List<String> statements() {
        return DOCUMENTS.stream()
                .flatMap(document -> document.statements().stream())
                .filter(statement -> !answered(whole, services(statement)).isEmpty())
                .map(PolicyStatement::sid)
                .toList();
    }

    /**
     * Only the services of the statement are read, since what the others do does not depend on it. Left out are those
     * that the emulator does not know, where there is nothing to be denied, and how much things are used, which is
     * asked only where things of other services were found.
     */
    @ParameterizedTest
    @MethodSource("sampledStatements")
    void without_any_one_statement_the_scan_completes_and_names_the_hole(String sid) {
        PolicyDocument document = documentWith(sid);
        PolicyStatement gone = statement(document, sid);
        List<String> policies = new ArrayList<>(MANAGED.values());
        policies.remove(MANAGED.get(document.name()));
        policies.add(emulator.policy("no-" + sid, without(document, gone)));
        String role = emulator.role("no-" + sid, EXTERNAL_ID, policies);
        Set<String> services = services(gone);

        ScanResult lesser = scan("no-" + sid, role, EXTERNAL_ID, services);

        assertThat(denied(lesser)).containsAll(answered(whole, services));
        assertThat(lesser.complete()).isFalse();
    }

    @Test
    void the_emulator_answers_for_most_services() {
        long all = DOCUMENTS.stream()
                .mapToLong(document -> document.statements().size())
                .sum();

        assertThat((long) statements().size()).isGreaterThan(all / 2);
    }

    /** What was answered, apart from the signs of life, which nobody looks for where services are chosen. */
    private static Set<String> answered(ScanResult result, Set<String> services) {
        Set<String> answered = new TreeSet<>();
        result.manifest().coverage().stream()
                .filter(row -> services.contains(row.service()))
                .filter(row -> row.status() == CoverageStatus.READ || row.status() == CoverageStatus.EMPTY)
                .filter(row -> row.reason().isEmpty())
                .map(Coverage::operation)
                .filter(operation -> !operation.equals("cloudwatch:" + UsageSweep.OPERATION))
                .filter(operation -> ActivityProbe.ALL.stream().noneMatch(sign -> operation.equals(sign.qualified())))
                .forEach(answered::add);
        return answered;
    }

    private static Set<String> denied(ScanResult result) {
        Set<String> denied = new TreeSet<>();
        result.holes().stream()
                .filter(row -> row.status() == CoverageStatus.DENIED)
                .map(Coverage::operation)
                .filter(operation -> !operation.equals(UNNAMED))
                .forEach(denied::add);
        return denied;
    }

    private static PolicyDocument documentWith(String sid) {
        return DOCUMENTS.stream()
                .filter(document -> document.statements().stream()
                        .anyMatch(statement -> statement.sid().equals(sid)))
                .findFirst()
                .orElseThrow();
    }

    private static PolicyStatement statement(PolicyDocument document, String sid) {
        return document.statements().stream()
                .filter(statement -> statement.sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private static PolicyDocument without(PolicyDocument document, PolicyStatement gone) {
        return new PolicyDocument(
                document.name(),
                document.statements().stream()
                        .filter(statement -> !statement.equals(gone))
                        .toList());
    }

    /** The services that need one of the statement's actions. */
    private static Set<String> services(PolicyStatement statement) {
        Set<String> names = new TreeSet<>();
        if (statement.actions().contains(TagSweep.SERVICE.action(TagSweep.OPERATION))) {
            names.add(TagSweep.SERVICE.name());
        }
        for (ServiceSpec service : Collectors.all()) {
            Stream<String> actions = service.operations().stream().map(service::action);
            if (actions.anyMatch(statement.actions()::contains)) {
                names.add(service.name());
            }
        }
        return names;
    }

    private static ScanResult scan(String name, String role, String externalId, Set<String> services) {
        AwsSettings settings = new AwsSettings(
                null, truth.regions().subList(0, 1), emulator.endpoint(), role, externalId, null, null, 64, 1);
        Set<String> chosen = new TreeSet<>(services);
        chosen.retainAll(Scanner.services());
        if (chosen.size() < services.size()) {
            chosen.add(A_SMALL_SERVICE); // no choice would mean all services
        }
        try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
            return new Scanner()
                    .scan(new ScanRequest(
                            clients, folder.resolve(name), new ScanScope(chosen, false), CLOCK, ScanListener.SILENT));
        }
    }
}
