package dev.mitosis.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TeamTablesTest {
    private static final ReportInput INPUT = SampleReport.input();
    private static final ReportTables ALL = ReportTables.of(INPUT);
    private static final ReportTables TEAM = TeamTables.of(INPUT, ALL, "search");

    private static <R> List<String> keys(Table<R> table) {
        return table.rows().stream().map(table.key()).toList();
    }

    @Test
    void a_team_sees_its_things_and_those_that_it_shares() {
        Set<String> own = INPUT.partition().resources().stream()
                .filter(row -> "search".equals(row.context()))
                .map(Assignment::id)
                .collect(Collectors.toSet());
        INPUT.partition().shared().stream()
                .filter(shared -> shared.neededBy().contains("search"))
                .forEach(shared -> own.add(shared.id()));

        assertThat(own).hasSizeBetween(2, INPUT.resources().size() / 2);
        assertThat(keys(TEAM.table("resources"))).containsExactlyInAnyOrderElementsOf(own);
    }

    @Test
    void a_team_sees_the_steps_of_its_context_and_no_others_of_other_contexts() {
        List<String> steps = keys(TEAM.table("steps"));
        List<String> own = INPUT.plan().steps().stream()
                .filter(step -> "search".equals(step.context()))
                .map(Step::id)
                .toList();

        assertThat(own).isNotEmpty();
        assertThat(steps).containsAll(own).hasSizeLessThan(INPUT.plan().steps().size());
        assertThat(keys(TEAM.table("contexts"))).containsExactly("search");
    }

    @Test
    void what_is_of_the_whole_only_is_left_out_and_rows_keep_their_keys() {
        assertThat(TEAM.tables()).extracting(Table::name).doesNotContain("brief", "alternatives", "coverage");
        assertThat(TEAM.tables())
                .allSatisfy(table -> assertThat(keys(ALL.table(table.name()))).containsAll(keys(table)));
    }
}
