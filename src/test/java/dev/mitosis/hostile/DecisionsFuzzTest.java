package dev.mitosis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first {@code decisions.yaml} of an account in which contexts, environments and resources have hostile names. */
class DecisionsFuzzTest {
    @TempDir
    private Path folder;

    static List<Payload> payloads() {
        return Payload.all();
    }

    private static PartitionDocument partition(String text) {
        return new PartitionDocument(
                1,
                "test",
                "123456789012",
                "",
                Map.of(),
                List.of(
                        new Context("c-1", text, List.of(text), 1, List.of()),
                        new Context("c-2", "b" + text, List.of(), 1, List.of())),
                List.of(new Environment(text, false, List.of())),
                List.of(),
                List.of(new Assignment(text, text, text, text, "a", Role.WORKLOAD, 0, List.of(), false)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void it_decides_nothing_and_its_examples_name_what_was_found(Payload payload) throws IOException {
        Path file = folder.resolve("decisions.yaml");
        DecisionsFile.writeTemplate(file, partition(payload.text()));
        Decisions examples = Documents.assertDecisions(file);
        // Half a character has no place in a file.
        String name = payload.text().replace('\ud800', '\ufffd');
        assertThat(examples.assign().get(0).resource()).isEqualTo(name);
        if (name.length() <= 80) {
            assertThat(examples.owners()).containsOnlyKeys(name);
        }
    }
}
