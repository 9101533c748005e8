package dev.mitosis.cost.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.cost.attribute.CostAttribution.Row;
import dev.mitosis.cost.fetch.WrittenHistory;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of evidence, from the smallest history that it ties to an account and the nearest one that it does not. */
class EvidenceRowsTest {
    /** What the rows call EC2 for short. */
    private static final String COMPUTE = "Amazon Elastic Compute Cloud - Compute";

    @TempDir
    Path folder;

    static Stream<TsvRow> rows() {
        return TsvTable.load(EvidenceRowsTest.class, "evidence.tsv", 5).stream();
    }

    static Stream<TsvRow> firing() {
        return rows().filter(row -> row.cell(1).equals("fires") && !row.cell(0).equals(CostEvidence.NONE.id()));
    }

    private CostAttribution attribute(TsvRow row, Set<CostEvidence> evidence) throws JsonProcessingException {
        List<Resource> resources = new ArrayList<>();
        List<Assignment> assigned = new ArrayList<>();
        for (String text : row.cell(3).split("\\s*\\|\\s*", -1)) {
            add(text, resources, assigned);
        }
        WrittenHistory.write(folder, row.cell(2).replace("EC2", COMPUTE));
        PartitionDocument partition = new PartitionDocument(
                1,
                "test",
                "111122223333",
                "s",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                assigned,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new CostAttributor(evidence).attribute(new CostAttributionRequest(folder, partition, resources));
    }

    /** For example {@code i-1 AWS::EC2::Instance shop/web env=prod {'InstanceType':'m5.large'}}. */
    private static void add(String text, List<Resource> resources, List<Assignment> assigned)
            throws JsonProcessingException {
        String[] words = text.split(" ", -1);
        Map<String, String> tags = new LinkedHashMap<>();
        String data = "{}";
        for (int i = 3; i < words.length; i++) {
            if (words[i].startsWith("{")) {
                data = words[i].replace('\'', '"');
            } else {
                tags.put(words[i].split("=", -1)[0], words[i].split("=", -1)[1]);
            }
        }
        String arn = "arn:aws:x:eu-west-1:111122223333:" + words[0];
        resources.add(new Resource(
                arn,
                words[1],
                "eu-west-1",
                "111122223333",
                words[0],
                words[0],
                tags,
                Json.mapper().readTree(data)));
        String[] owner = words[2].split("/", -1);
        if (!owner[0].equals("-")) {
            assigned.add(new Assignment(arn, words[1], owner[1], "prod", owner[0], Role.WORKLOAD, 1, List.of(), false));
        }
    }

    private static String text(Row row) {
        return row.evidence().substring("cost.".length()) + " " + row.month().substring(5) + " " + row.account() + "/"
                + row.context() + " " + row.amount().stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_history_is_attributed_as_its_row_says(TsvRow row) throws JsonProcessingException {
        List<Row> found = attribute(row, EnumSet.allOf(CostEvidence.class)).rows();

        assertThat(found.stream().map(EvidenceRowsTest::text).collect(Collectors.joining(" | ")))
                .isEqualTo(row.cell(4));
        assertThat(found.stream().anyMatch(one -> one.evidence().equals(row.cell(0))))
                .isEqualTo(row.cell(1).equals("fires"));
    }

    @ParameterizedTest
    @MethodSource("firing")
    void evidence_that_is_switched_off_ties_nothing(TsvRow row) throws JsonProcessingException {
        Set<CostEvidence> others = EnumSet.allOf(CostEvidence.class);
        others.removeIf(one -> one.id().equals(row.cell(0)));

        assertThat(attribute(row, others).rows())
                .isNotEmpty()
                .extracting(Row::evidence)
                .doesNotContain(row.cell(0));
    }

    @Test
    void every_kind_of_evidence_has_a_row_that_fires_and_one_that_does_not() {
        for (String turn : List.of("fires", "quiet")) {
            assertThat(rows().filter(row -> row.cell(1).equals(turn))
                            .map(row -> row.cell(0))
                            .distinct())
                    .containsExactlyElementsOf(Stream.of(CostEvidence.values())
                            .map(CostEvidence::id)
                            .toList());
        }
    }
}
