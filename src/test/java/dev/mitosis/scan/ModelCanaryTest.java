package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.golden.Golden;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Resource;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.scan.call.Journal;
import dev.mitosis.scan.call.JournalSeal;
import dev.mitosis.scan.call.JournaledAnswers;
import dev.mitosis.scan.call.SensitiveAnswers;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scans an account that answers every operation with everything its model knows, a canary in each text. What is found
 * again in any byte that was written must stand among the accepted places, each with its reason: a text that nobody has
 * looked at fails, whether the collectors or a new version of the SDK brought it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelCanaryTest {
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-west-1";
    private static final int SERVICES = 12;
    private static final Path HIDDEN = Path.of("src/test/resources/dev/mitosis/scan/hidden-places.txt");

    @TempDir
    private static Path folder;

    private final ModelCanaries canaries = new ModelCanaries();
    private final List<Accepted> accepted = accepted();
    private final List<ServiceSpec> services = Sampled.of("model canaries", Collectors.all(), SERVICES).stream()
            .map(Unfiltered::service)
            .toList();
    private Set<ModelCanaries.Place> found = Set.of();
    private Set<String> typesRead = Set.of();

    /** A row of the table of places whose texts may be seen. */
    private record Accepted(Pattern place, String text, String reason) {
        static Accepted of(String line) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(2);
            assertThat(cells[1]).as(line).isNotBlank();
            return new Accepted(Pattern.compile(Pattern.quote(cells[0]).replace("*", "\\E.*\\Q")), cells[0], cells[1]);
        }

        boolean holds(ModelCanaries.Place one) {
            return place.matcher(one.member()).matches();
        }
    }

    private static List<Accepted> accepted() {
        return lines("accepted-places.tsv").stream().map(Accepted::of).toList();
    }

    private static List<String> lines(String table) {
        try (InputStream in = ModelCanaryTest.class.getResourceAsStream(table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeAll
    void scan() throws IOException {
        Path directory = folder.resolve("snapshot");
        SnapshotWriter writer = SnapshotWriter.begin(directory);
        CallerIdentity identity = new CallerIdentity(new AccountId(ACCOUNT), "", "", "aws", "");
        ScanProgress progress = new ScanProgress(ScanListener.SILENT, new CallLedger());
        ScanRun run = new ScanRun(identity, List.of(REGION), ScanRun.Chosen.of(services), writer, progress);
        try (Journal journal = Journal.begin(folder.resolve("journal"))) {
            JournalSeal seal = new JournalSeal(new byte[32]);
            run.run(new JournaledAnswers(
                    new PretendedAws(canaries), journal, seal, SensitiveAnswers.of(services, Set.of()), Set.of()));
        }
        writer.finish(new SnapshotSummary(
                ACCOUNT,
                "aws",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(REGION),
                run.coverage().rows(),
                List.of()));
        found = foundIn(folder);
        try (Stream<Resource> resources = SnapshotStore.open(directory).resources()) {
            typesRead = new TreeSet<>(resources.map(Resource::type).toList());
        }
    }

    private Set<ModelCanaries.Place> foundIn(Path where) throws IOException {
        Set<ModelCanaries.Place> all = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (file.toString().endsWith(".gz")) {
                    bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
                }
                all.addAll(canaries.in(file + new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        return all;
    }

    @Test
    void every_type_of_the_services_was_read() {
        assertThat(services.stream()
                        .flatMap(service -> service.types().stream())
                        .map(type -> type.type())
                        .filter(type -> !typesRead.contains(type)))
                .isEmpty();
    }

    @Test
    void every_text_that_is_written_stands_in_a_place_that_was_accepted() {
        List<String> unaccepted = found.stream()
                .filter(place -> !place.listed() && accepted.stream().noneMatch(row -> row.holds(place)))
                .map(ModelCanaries.Place::member)
                .distinct()
                .sorted()
                .toList();

        assertThat(String.join("\n", unaccepted))
                .as("hide these in secret-places.tsv or accept them with a reason in accepted-places.tsv")
                .isEmpty();
    }

    /** A row for all names that end alike would accept these, too, if they were no longer hidden. */
    @Test
    void what_is_hidden_under_a_name_that_is_accepted_stays_hidden() {
        assertThat(found)
                .extracting(ModelCanaries.Place::member)
                .doesNotContainAnyElementsOf(lines(HIDDEN.getFileName().toString()));
    }

    @Test
    @EnabledIfSystemProperty(named = "mitosis.thorough", matches = "true")
    void what_is_hidden_under_a_name_that_is_accepted_is_listed_whole() {
        Set<String> seen = found.stream().map(ModelCanaries.Place::member).collect(java.util.stream.Collectors.toSet());
        String hidden = canaries.places().stream()
                .filter(place -> !place.listed() && !seen.contains(place.member()))
                .filter(place -> accepted.stream().anyMatch(row -> row.holds(place)))
                .map(ModelCanaries.Place::member)
                .distinct()
                .sorted()
                .collect(java.util.stream.Collectors.joining("\n"));
        Golden.assertMatches(HIDDEN, hidden + "\n");
    }

    @Test
    void no_accepted_place_is_there_twice() {
        assertThat(accepted).extracting(Accepted::text).doesNotHaveDuplicates();
    }

    /** Only where every service is asked is it known that nobody needs a row. */
    @Test
    @EnabledIfSystemProperty(named = "mitosis.thorough", matches = "true")
    void every_accepted_place_is_written() {
        assertThat(accepted.stream()
                        .filter(row -> found.stream().noneMatch(place -> !place.listed() && row.holds(place)))
                        .map(Accepted::text))
                .as("rows that accept nothing")
                .isEmpty();
    }

    @Test
    void the_search_finds_what_is_shown() {
        assertThat(canaries.size()).isGreaterThan(100);
        assertThat(found).isNotEmpty();
    }
}
