package dev.mitosis.check.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What pipelines read of a check. */
class FormatsTest {
    private static final CheckDocument CHECK = new CheckDocument(
            1,
            "mitosis",
            "111111111111",
            "id",
            Map.of(),
            false,
            3,
            List.of(
                    new Invariant("one-fate", "One fate", Verdict.HOLDS, 4, List.of()),
                    new Invariant("quotas-first", "Quotas", Verdict.NOTHING_TO_EXAMINE, 0, List.of()),
                    new Invariant(
                            "templates-match",
                            "Templates",
                            Verdict.BROKEN,
                            2,
                            List.of(
                                    new Violation(
                                            "", "accounts/dev/a.yaml", List.of(), "<a> & \"b\"\u0001", List.of(), "x"),
                                    new Violation("step-1", null, List.of(), "It is so.", List.of(), "y")))),
            List.of());

    @Test
    void junit_has_a_case_for_each_invariant_and_fails_what_is_broken() throws Exception {
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitXml.of(CHECK))));
        NodeList cases = xml.getElementsByTagName("testcase");
        assertThat(cases.getLength()).isEqualTo(3);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
                .contains("accounts/dev/a.yaml: <a> & \"b\"", "step-1: It is so.");
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
    }

    @Test
    void sarif_has_a_rule_for_each_invariant_and_a_result_at_each_place() throws Exception {
        JsonNode run = Json.mapper().readTree(SarifLog.of(CHECK)).at("/runs/0");
        assertThat(run.at("/tool/driver/rules").size()).isGreaterThan(40);
        assertThat(run.at("/results").size()).isEqualTo(2);
        assertThat(run.at("/results/0/ruleId").asText()).isEqualTo("templates-match");
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("artefacts/accounts/dev/a.yaml");
        assertThat(run.at("/results/1/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("plan.json");
        assertThat(run.at("/results/1/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("step-1");
    }
}
