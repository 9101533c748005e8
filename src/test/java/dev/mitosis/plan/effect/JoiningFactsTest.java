package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.method.RiskTexts;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every known fact about joining an organization and about the cost history is in a step, a check or a risk. */
class JoiningFactsTest {
    /** How many facts each section has. */
    private static final Map<String, Integer> SECTIONS =
            Map.of("3.1", 26, "3.2", 12, "3.3", 8, "3.4", 11, "3.5", 15, "3.6", 11, "3.7", 12, "3.8", 12);

    /** Those of the corrections that are about joining, billing and the cost history. */
    private static final List<String> CORRECTIONS = List.of("0.4", "0.5", "0.6", "0.7", "0.8", "0.12", "0.13");

    private final List<TsvRow> facts = TsvTable.loadNamed(JoiningFactsTest.class, "joining-facts.tsv");

    @Test
    void every_fact_has_a_row() {
        List<String> known = facts.stream().map(row -> row.get("fact")).toList();

        assertThat(known).doesNotHaveDuplicates().containsAll(CORRECTIONS);
        SECTIONS.forEach((section, count) -> assertThat(known)
                .containsAll(IntStream.rangeClosed(1, count)
                        .mapToObj(number -> section + "." + number)
                        .toList()));
    }

    @Test
    void what_a_row_names_exists_and_says_so() throws IOException {
        Map<String, Map<String, String>> texts = Map.of("step", steps(), "risk", risks(), "check", checks());

        assertThat(facts)
                .allSatisfy(row -> assertThat(Objects.requireNonNull(texts.get(row.get("in")), row.get("in"))
                                .getOrDefault(row.get("id"), "nothing is called " + row.get("id")))
                        .as(row.get("fact"))
                        .contains(row.get("says")));
    }

    private static Map<String, String> steps() throws IOException {
        Map<String, String> steps = new HashMap<>();
        for (JsonNode step : yaml(StandingStep.class, "standing.yaml")) {
            steps.put(step.path("key").asText(), step.toString());
        }
        for (TsvRow row : TsvTable.loadNamed(StandingStep.class, "organization-steps.tsv")) {
            steps.put(row.get("step"), row.cells().stream().collect(Collectors.joining(" ")));
        }
        return steps;
    }

    private static Map<String, String> risks() throws IOException {
        Map<String, String> risks = new HashMap<>();
        for (JsonNode risk : yaml(RiskTexts.class, "risks.yaml")) {
            risks.put(risk.path("id").asText(), risk.toString());
        }
        return risks;
    }

    private static Map<String, String> checks() {
        Map<String, String> checks = new HashMap<>();
        for (TsvRow row : TsvTable.loadNamed(PlanChecker.class, "invariant/invariants.tsv")) {
            checks.put(row.get("id"), row.get("sentence") + " " + row.get("explanation"));
        }
        return checks;
    }

    private static JsonNode yaml(Class<?> beside, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(file))) {
            return Json.yaml().readTree(in);
        }
    }
}
