package dev.mitosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountsDiagramTest {
    private static TargetAccount account(int number) {
        TargetAccount first = SampleReport.input().partition().accounts().stream()
                .filter(account -> account.purpose().equals("workload") && !account.existing())
                .findFirst()
                .orElseThrow();
        return new TargetAccount(
                "account-" + number,
                first.ou(),
                first.purpose(),
                first.contexts(),
                first.environment(),
                false,
                first.reasons(),
                null,
                List.of());
    }

    private static String drawn(int accounts) {
        List<TargetAccount> all = IntStream.rangeClosed(1, accounts)
                .mapToObj(AccountsDiagramTest::account)
                .toList();
        Map<String, Long> held = new TreeMap<>();
        all.forEach(account -> held.put(account.name(), (long) held.size() + 1));
        return new AccountsDiagram(all, held, 100_000).render("old");
    }

    @Test
    void of_very_many_accounts_the_largest_are_drawn_and_the_others_as_one() {
        String drawing = drawn(300);

        assertThat(drawing)
                .contains(">account-300<", ">account-291<", ">and 290 more accounts<", ">42,195 resources together<")
                .doesNotContain(">account-290<");
        assertThat(drawing.split("<rect", -1)).hasSize(1 + 1 + 11);
    }

    @Test
    void accounts_that_fit_are_all_drawn() {
        assertThat(drawn(40)).contains(">account-1<", ">account-40<").doesNotContain("more account");
    }

    @Test
    void what_goes_is_not_left_out_of_what_is_there_today() {
        ReportInput input = SampleReport.input();
        String page = new HtmlReport(input, ReportTables.of(input)).render();

        assertThat(page).contains(input.resources().size() + " resources today");
    }
}
