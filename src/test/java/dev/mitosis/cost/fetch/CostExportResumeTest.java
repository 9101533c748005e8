package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.sampling.Sampled;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
class CostExportResumeTest {
    private static final int MOMENTS = 20;
    private static final long SEED = 6;

    private static Set<String> expected = Set.of();
    private static int length;

    @TempDir
    Path folder;

    /** Ends the export as a kill would: nothing after it runs except what the language itself guarantees. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts what happens, from inside and outside of requests, and ends it all at one moment. */
    private static final class Killer implements CostListener, SleepingStopwatch {
        private final StillStopwatch stopwatch = new StillStopwatch();
        private final int moment;
        private int now;

        Killer(int moment) {
            this.moment = moment;
        }

        private void tick() {
            if (++now == moment) {
                throw new Killed();
            }
        }

        @Override
        public long readNanos() {
            tick();
            return stopwatch.readNanos();
        }

        @Override
        public void sleep(Duration duration) {
            stopwatch.sleep(duration);
        }

        @Override
        public void part(String query, String path, FetchStatus outcome, int requests) {
            tick();
        }

        @Override
        public void file(String path) {
            tick();
        }
    }

    static List<Long> moments() {
        return Sampled.of(
                "CostExportResumeTest", LongStream.range(0, MOMENTS).boxed().toList(), 5);
    }

    /** What an export gives that nobody interrupts, and how many moments it has. */
    @BeforeAll
    static void runWhole(@TempDir Path whole) {
        try (CostScenario scenario = CostScenario.random(SEED)) {
            Killer counter = new Killer(Integer.MAX_VALUE);
            Instant now = scenario.clock().instant();
            expected = hashes(scenario.run(whole, now, counter, counter, Integer.MAX_VALUE));
            length = counter.now;
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_killed_export_goes_on_without_paying_for_a_finished_part_again(long moment) {
        try (CostScenario scenario = CostScenario.random(SEED)) {
            Path killed = folder.resolve("killed");
            Instant now = scenario.clock().instant();
            Killer killer = new Killer(1 + new Random(moment).nextInt(length));
            assertThat(died(scenario, killed, now, killer)).isTrue();
            Set<String> finished = finished(killed);
            int before = scenario.server().answered().size();

            CostExportResult result =
                    scenario.run(killed, now.plus(Duration.ofMinutes(5)), CostListener.SILENT, Integer.MAX_VALUE);

            List<String> asked = scenario.server().answered();
            assertThat(asked.subList(before, asked.size())).doesNotContainAnyElementsOf(finished);
            assertThat(hashes(result)).isEqualTo(expected);
        }
    }

    private static boolean died(CostScenario scenario, Path folder, Instant now, Killer killer) {
        try {
            scenario.run(folder, now, killer, killer, Integer.MAX_VALUE);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static Set<String> finished(Path folder) {
        CostPaths paths = new CostPaths(folder);
        Set<String> finished = new HashSet<>();
        PartStore.open(paths.parts()).headers().forEach(part -> finished.add("GetCostAndUsage " + part.request()));
        DocumentStore.open(paths.documents())
                .all()
                .forEach(document -> finished.add(document.operation()
                                .substring(document.operation().indexOf(':') + 1) + " " + document.request()));
        return finished;
    }

    private static Set<String> hashes(CostExportResult result) {
        CostManifest manifest = Objects.requireNonNull(result.manifest());
        return manifest.queries().stream()
                .map(QueryEntry::files)
                .flatMap(List::stream)
                .map(file -> file.path() + " " + file.rows() + " " + file.sha256())
                .collect(Collectors.toSet());
    }

    @Test
    void the_next_run_reads_only_what_was_not_final() {
        try (CostScenario scenario = CostScenario.random(2)) {
            Instant now = scenario.clock().instant();
            CostManifest first =
                    Objects.requireNonNull(scenario.run(folder, now, CostListener.SILENT, Integer.MAX_VALUE)
                            .manifest());
            int before = scenario.server().answered().size();

            CostManifest second = Objects.requireNonNull(
                    scenario.run(folder, now.plus(Duration.ofMinutes(20)), CostListener.SILENT, Integer.MAX_VALUE)
                            .manifest());

            LocalDate open = scenario.faults().finalBefore();
            List<String> asked = scenario.server().answered();
            assertThat(starts(asked.subList(0, before))).anyMatch(start -> start.isBefore(open));
            assertThat(starts(asked.subList(before, asked.size())))
                    .isNotEmpty()
                    .noneMatch(start -> start.isBefore(open));
            assertThat(rows(second)).isEqualTo(rows(first));
        }
    }

    private static List<LocalDate> starts(List<String> requests) {
        return requests.stream()
                .filter(request -> request.startsWith("GetCostAndUsage"))
                .map(request -> request.substring(request.indexOf("\"Start\":\"") + 9))
                .map(start -> LocalDate.parse(start.substring(0, 10)))
                .toList();
    }

    private static List<Long> rows(CostManifest manifest) {
        return manifest.queries().stream()
                .flatMap(query -> query.files().stream().map(FileEntry::rows))
                .toList();
    }

    @Test
    void the_allowed_requests_are_never_exceeded_and_the_next_run_goes_on() {
        try (CostScenario scenario = CostScenario.random(SEED)) {
            Instant now = scenario.clock().instant();
            CostExportResult result = scenario.run(folder, now, CostListener.SILENT, 12);
            assertThat(result.finished()).isFalse();
            assertThat(result.requests()).isEqualTo(12);
            int runs = 1;
            while (!result.finished()) {
                result = scenario.run(folder, now, CostListener.SILENT, 12);
                assertThat(result.requests()).isLessThanOrEqualTo(12);
                runs++;
            }
            assertThat(runs).isGreaterThan(2);
        }
    }
}
