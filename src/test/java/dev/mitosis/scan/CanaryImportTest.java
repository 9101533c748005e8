package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants canaries in every place where AWS returns what may be secret, whether or not an emulator knows it, by way of
 * the import, which reads the same answers through the same collectors; then runs everything up to the reports.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryImportTest {
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-west-1";

    @TempDir
    private static Path folder;

    private List<CommandLineRun> runs;
    private Set<String> typesRead;

    /** A place with a canary, the type that has it, and the answers by their file names. */
    private record Place(String name, String type, List<String> files) {
        static Place of(String line) {
            List<String> cells = List.of(line.split("\t"));
            return new Place(cells.get(0), cells.get(1), cells.subList(2, cells.size()));
        }

        boolean collected() {
            return Scanner.types().contains(type);
        }

        void write(Path directory) {
            for (int i = 0; i < files.size(); i += 2) {
                try {
                    Files.writeString(directory.resolve(files.get(i) + ".json"), files.get(i + 1));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Place> table() throws IOException {
        try (InputStream in = CanaryImportTest.class.getResourceAsStream("canaries.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Place::of)
                    .toList();
        }
    }

    static Stream<Place> places() throws IOException {
        return table().stream().filter(Place::collected);
    }

    @BeforeAll
    void import_and_run_everything() throws IOException {
        Path region = Files.createDirectories(folder.resolve("cli").resolve(REGION));
        places().forEach(place -> place.write(region));
        runs = new ArrayList<>();
        runs.add(CommandLineRun.in(folder, "import", "--aws-cli", "cli", "--account", ACCOUNT, "--region", REGION));
        runs.add(CommandLineRun.in(folder, "run", "--skip-scan", "--account", ACCOUNT));
        runs.add(CommandLineRun.in(folder, "graph", "export", "--account", ACCOUNT));
        SnapshotStore snapshot =
                SnapshotStore.open(folder.resolve("plans").resolve(ACCOUNT).resolve("snapshot"));
        try (Stream<Resource> resources = snapshot.resources()) {
            typesRead = resources.map(Resource::type).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void the_place_with_the_canary_was_read(Place place) {
        assertThat(typesRead).contains(place.type());
    }

    @Test
    void no_canary_is_in_any_file_or_on_the_screen() throws IOException {
        assertThat(runs).allSatisfy(run -> assertThat(run.out() + run.err()).doesNotContain(Canaries.MARK));
        assertThat(Canaries.filesWithOne(folder.resolve("plans"))).isEmpty();
        assertThat(Canaries.filesWithOne(folder.resolve("reports"))).isEmpty();
        assertThat(folder.resolve("reports").resolve(ACCOUNT)).isNotEmptyDirectory();
    }

    @Test
    void the_search_itself_finds_canaries_where_they_are() throws IOException {
        assertThat(Canaries.filesWithOne(folder.resolve("cli"))).hasSizeGreaterThan(20);
    }
}
