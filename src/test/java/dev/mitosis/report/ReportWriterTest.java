package dev.mitosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    @TempDir
    Path folder;

    @Test
    void every_table_becomes_a_csv_file_beside_page_summary_and_json() {
        ReportResult result = new ReportWriter().write(new ReportRequest(SampleReport.input(), folder));

        assertThat(result.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(result.files())
                .extracting(file -> folder.relativize(file).toString())
                .startsWith("plan.html", "plan.md", "tables.json")
                .contains("csv/steps.csv", "csv/resources.csv", "csv/coverage.csv");
    }

    @Test
    void the_json_tables_have_typed_values() throws IOException {
        new ReportWriter().write(new ReportRequest(SampleReport.input(), folder));

        JsonNode document = Json.mapper().readTree(folder.resolve("tables.json").toFile());
        JsonNode steps = table(document, "steps");
        assertThat(document.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(steps.path("rows").get(0).path("duration").isNumber()).isTrue();
        assertThat(steps.path("rows").get(0).path("step").asText()).isEqualTo("cost-export-a1");
    }

    @Test
    void csv_quotes_what_it_must_and_defuses_formulas() throws IOException {
        String name = "=1+1,\"x\"\nnext";
        new ReportWriter().write(new ReportRequest(SampleReport.withResourceNamed(name), folder));

        String csv = Files.readString(folder.resolve("csv/resources.csv"));
        assertThat(csv).startsWith("name,type,region,").contains("\r\n\"'=1+1,\"\"x\"\"\nnext\",AWS::SQS::Queue,");
    }

    @Test
    void markdown_leaves_no_markup_of_others() {
        assertThat(dev.mitosis.io.text.Escapes.markdown("a|b <b>*x*</b> [l](u)\n#h"))
                .isEqualTo("a\\|b &lt;b&gt;\\*x\\*&lt;/b&gt; \\[l\\](u) &\\#35;h".replace("&\\#35;", "\\#"));
    }

    @Test
    void the_summary_names_what_is_open_and_what_is_risky() throws IOException {
        new ReportWriter().write(new ReportRequest(SampleReport.input(), folder));

        List<String> lines = Files.readAllLines(folder.resolve("plan.md"));
        assertThat(lines)
                .contains("# Split of account 123456789012", "## Decisions", "## Waves", "## High risks")
                .anyMatch(line -> line.startsWith("- **critical**: The cost history is lost on joining"));
    }

    private static JsonNode table(JsonNode document, String name) {
        for (JsonNode table : document.path("tables")) {
            if (table.path("name").asText().equals(name)) {
                return table;
            }
        }
        throw new AssertionError("no table " + name);
    }
}
