package dev.mitosis.scan.breadth;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.EmulatorScan;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.model.Resource;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fills an emulator through the APIs of many services and expects to find everything again. */
class BreadthIT {
    private static final String REGION = "eu-west-1";

    @TempDir
    private Path folder;

    @BeforeEach
    void give_credentials() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterEach
    void take_credentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    static List<String> tables() {
        return Sampled.of("BreadthIT", ApiTable.ALL, 1);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void what_the_apis_made_is_found(String table) throws Exception {
        try (MotoServer server = MotoServer.start()) {
            ApiTable calls = ApiTable.load(table);
            calls.fill(server.endpoint(), REGION);

            List<Resource> resources = scan(server);

            Map<String, Long> found = resources.stream().collect(groupingBy(Resource::type, TreeMap::new, counting()));
            Map<String, Long> made = calls.types().stream().collect(groupingBy(type -> type, TreeMap::new, counting()));
            assertThat(made)
                    .allSatisfy((type, number) ->
                            assertThat(found.getOrDefault(type, 0L)).as(type).isGreaterThanOrEqualTo(number));
            assertThat(resources)
                    .noneMatch(resource -> resource.data().toString().contains("canary"));
        }
    }

    private List<Resource> scan(MotoServer server) {
        Snapshot snapshot = EmulatorScan.of(server, List.of(REGION), folder.resolve("snapshot"));
        try (Stream<Resource> resources = snapshot.resources()) {
            return resources.toList();
        }
    }
}
