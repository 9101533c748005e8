package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Role;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.price.ListedCosts;
import dev.mitosis.report.table.Brief;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.target.RandomEstates;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a manager reads first of accounts of which little is known, or that would be cut in one way only. */
class FirstPageTest {
    private static Brief brief(ReportInput input) {
        return ReportTables.of(input).brief();
    }

    private static List<List<String>> rows(Brief brief, String title) {
        return brief.sections().stream()
                .filter(section -> section.title().equals(title))
                .findFirst()
                .orElseThrow()
                .rows();
    }

    private static List<String> row(Brief brief, String title, String start) {
        return rows(brief, title).stream()
                .filter(row -> row.get(0).replaceFirst("^\\d+\\. ", "").startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_account_whose_products_are_not_known_is_not_said_to_be_parted() {
        ReportInput input = GeneratedReport.of(
                        new RandomEstates.Case("nameless-stacks", 1, "operatingModel: {default: decentralised}"))
                .input();
        Brief brief = brief(input);

        assertThat(brief.purpose())
                .contains("none of them for a product", "until more is known of them")
                .doesNotContain("no longer reaches");
        assertThat(row(brief, Brief.RISKS, "What shares quotas").get(1)).startsWith("0 products are known");
        assertThat(row(brief, Brief.UNSEEN, "Things of a product, in no environment")
                        .get(1))
                .isEqualTo(String.format(
                        "%,d things",
                        input.partition().resources().stream()
                                .filter(one -> one.context() != null && one.environment() == null)
                                .count()));
        assertThat(row(brief, Brief.UNSEEN, "Things of no product").get(1))
                .startsWith(input.partition().resources().stream()
                                .filter(one -> one.role() == Role.UNASSIGNED)
                                .count()
                        + " thing");
    }

    @Test
    void what_is_decided_or_saves_nothing_is_no_other_option() {
        Brief decided =
                brief(GeneratedReport.of(new RandomEstates.Case("few-two", 1, "operatingModel: {default: centralised}"))
                        .input());
        Brief apart = brief(
                GeneratedReport.of(GeneratedReport.accounts().toList().get(0)).input());

        assertThat(row(decided, Brief.DECISIONS, "Is what it costs agreed?").get(2))
                .doesNotContain("fewer accounts");
        assertThat(row(apart, Brief.DECISIONS, "Who runs the products").get(2)).contains("the same as proposed");
    }

    @Test
    void only_questions_of_one_rank_are_said_to_be_alike() {
        Brief brief = brief(
                GeneratedReport.of(GeneratedReport.accounts().toList().get(0)).input());

        assertThat(row(brief, Brief.DECISIONS, "Pipelines: ").get(0)).doesNotContain("more like it");
    }

    @Test
    void of_how_many_things_the_price_was_not_confirmed_is_said_where_it_is_counted() {
        ReportInput input =
                GeneratedReport.of(new RandomEstates.Case("few-two", 1, "{}")).input();
        String arn = Objects.requireNonNull(Objects.requireNonNull(input.target()).resources().stream()
                .filter(thing -> thing.principal() && thing.succeeds() != null)
                .filter(thing -> thing.fate().isMade()
                        || thing.account().equals(input.partition().oldAccountName()))
                .findFirst()
                .orElseThrow()
                .succeeds());
        ReportInput priced = new ReportInput(
                input.snapshot(),
                input.resources(),
                input.graph(),
                input.partition(),
                input.plan(),
                input.check(),
                input.decisions(),
                input.target(),
                input.notes(),
                Spending.UNKNOWN.with(new ListedCosts(Map.of(arn, BigDecimal.TEN), Set.of(arn), Map.of(), Map.of())),
                null);

        assertThat(row(brief(priced), Brief.COST, "Each month today").get(2)).contains("those of 1 not confirmed");
        assertThat(costs(priced)).contains("list prices of what stands there; they were not confirmed");
        assertThat(costs(input)).doesNotContain("list prices of what stands there; they were not confirmed");
    }

    private static <R> List<String> costs(ReportInput input) {
        @SuppressWarnings("unchecked")
        dev.mitosis.model.table.Table<R> table =
                (dev.mitosis.model.table.Table<R>) ReportTables.of(input).table("costs");
        return table.rows().stream()
                .map(row -> table.columns().get(6).value().apply(row).plain())
                .toList();
    }
}
