package dev.mitosis.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.target.RandomEstates;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a manager asks, asked of the cells of the workbook: each number of the first sheet equals one that is computed
 * here from the documents' own text, by other code than that which writes the sheet.
 */
class ManagersQuestionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.mitosis.workbook.GeneratedReport#accounts")
    void each_number_of_the_brief_is_found_a_second_time(RandomEstates.Case which) {
        GeneratedReport.Report report = GeneratedReport.of(which);
        ReportInput input = report.input();
        Path file = folder.resolve("plan.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(input), file, Edits.KEPT);
        ManagersQuestions.ask(
                new ManagersQuestions.Documents(
                        Json.mapper().valueToTree(input.graph()),
                        Json.mapper().valueToTree(input.partition()),
                        Json.mapper().valueToTree(input.target()),
                        Json.mapper().valueToTree(input.plan()),
                        Json.mapper().valueToTree(input.check()),
                        report.resources().stream()
                                .<JsonNode>map(Json.mapper()::valueToTree)
                                .toList(),
                        input.snapshot().coverage().stream()
                                .filter(row -> !row.status().complete())
                                .count()),
                file);
    }
}
