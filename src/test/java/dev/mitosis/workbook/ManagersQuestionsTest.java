package dev.mitosis.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.plan.PlannedEstate;
import dev.mitosis.report.facts.MonthlyPrices;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.price.StandingPrices;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.TargetRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    static Stream<RandomEstates.Case> accounts() {
        List<RandomEstates.Case> all = RandomEstates.all();
        return Stream.of(all.get(1), all.get(all.size() / 2), all.get(all.size() - 2));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void each_number_of_the_brief_is_found_a_second_time(RandomEstates.Case which) {
        RandomEstates.Designed designed = which.design();
        PlanDocument plan = PlannedEstate.plan(designed);
        CheckDocument check = new PlanChecker()
                .check(new CheckRequest(
                        PlannedEstate.dossier(designed, plan), Map.of("plan.json", "0123456789abcdef")));
        TargetRequest request = designed.request();
        List<Resource> read;
        try (Stream<Resource> resources = request.snapshot().resources()) {
            read = resources.toList();
        }
        StandingPrices prices = new StandingPrices(
                type -> new MonthlyPrices(Spending.UNKNOWN).of(type).map(MonthlyPrices.Price::monthly), Map.of());
        read.forEach(prices::add);
        ReportInput input = new ReportInput(
                request.snapshot().manifest(),
                read.stream().map(ResourceRow::of).toList(),
                request.graph(),
                request.partition(),
                plan,
                check,
                request.decisions(),
                designed.target(),
                CellNotes.NONE,
                Spending.UNKNOWN.with(prices.all()),
                null);
        Path file = folder.resolve("plan.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(input), file, Edits.KEPT);
        ManagersQuestions.ask(
                new ManagersQuestions.Documents(
                        Json.mapper().valueToTree(input.graph()),
                        Json.mapper().valueToTree(input.partition()),
                        Json.mapper().valueToTree(input.target()),
                        Json.mapper().valueToTree(input.plan()),
                        read.stream().<JsonNode>map(Json.mapper()::valueToTree).toList(),
                        input.snapshot().coverage().stream()
                                .filter(row -> !row.status().complete())
                                .count()),
                file);
    }
}
