package dev.mitosis.cost.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.CostBook.Series;
import dev.mitosis.model.CostBook.Trend;
import dev.mitosis.model.table.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostPivotTest {
    private final CostPivot pivot = new CostPivot();

    private CostPivot add(String month, String value, String amount) {
        pivot.add(month, value, new BigDecimal(amount));
        return pivot;
    }

    @Test
    void amounts_of_one_value_and_month_are_added_and_what_is_empty_has_a_name() {
        add("2026-01", "", "1.10");
        add("2026-01", "", "2.20");

        assertThat(pivot.lines()).singleElement().satisfies(line -> {
            assertThat(line.value()).isEqualTo(CostPivot.EMPTY);
            assertThat(line.months()).containsEntry("2026-01", new BigDecimal("3.30"));
            assertThat(line.total()).isEqualTo("3.30");
        });
    }

    @Test
    void the_largest_comes_first_whether_charge_or_credit() {
        add("2026-01", "small", "1");
        add("2026-01", "credit", "-9");
        add("2026-01", "large", "5");
        add("2026-01", "b", "1");

        assertThat(pivot.lines()).extracting(CostPivot.Line::value).containsExactly("credit", "large", "b", "small");
    }

    @Test
    void the_table_shows_the_latest_month_first() {
        add("2026-01", "EC2", "1");
        add("2026-03", "EC2", "3");
        add("2026-02", "S3", "2");

        assertThat(pivot.table("services", "Services", "Service", "USD").columns())
                .extracting(Column::title)
                .containsExactly("Service", "Total (USD)", "2026-03", "2026-02", "2026-01");
    }

    @Test
    void the_last_line_is_the_sum_of_the_others() {
        add("2026-01", "EC2", "1.5");
        add("2026-02", "EC2", "2");
        add("2026-02", "S3", "0.25");

        List<CostPivot.Line> rows =
                pivot.table("services", "Services", "Service", "USD").rows();
        CostPivot.Line total = rows.get(rows.size() - 1);

        assertThat(total.value()).isEqualTo(CostPivot.TOTAL);
        assertThat(total.total()).isEqualByComparingTo("3.75");
        assertThat(total.months().get("2026-02")).isEqualByComparingTo("2.25");
    }

    @ParameterizedTest(name = "of {0} values {1} are drawn")
    @CsvSource({"1, 1, v0", "7, 7, v6", "8, 8, v7", "9, 8, others", "20, 8, others"})
    void the_chart_shows_the_most_expensive_and_the_others_together(int values, int drawn, String last) {
        IntStream.range(0, values).forEach(i -> add("2026-01", "v" + i, String.valueOf(100 - i)));

        Trend trend = pivot.trend("Services", "USD");

        assertThat(trend.series()).hasSize(drawn);
        if (last.equals("others")) {
            assertThat(trend.series().get(7).name()).isEqualTo("others");
            assertThat(trend.series().get(7).amounts().get(0))
                    .isEqualByComparingTo(String.valueOf(
                            IntStream.range(7, values).map(i -> 100 - i).sum()));
        }
    }

    @Test
    void a_month_without_an_amount_is_zero_in_the_chart() {
        add("2026-01", "EC2", "1");
        add("2026-02", "S3", "2");

        Trend trend = pivot.trend("Services", "USD");

        assertThat(trend.periods()).containsExactly("2026-01", "2026-02");
        assertThat(trend.series())
                .extracting(Series::amounts)
                .containsExactly(
                        List.of(BigDecimal.ZERO, new BigDecimal("2")), List.of(new BigDecimal("1"), BigDecimal.ZERO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Cost by tag team                         | Cost by tag team",
                "a/b:c*d?[e]\\f                           | a b c d e f",
                "'quoted'                                 | quoted",
                "a tag that is longer than Excel allows   | a tag that is longer than Excel",
                "summary                                  | summary (2)",
                "///                                      | (2)"
            })
    void a_title_is_one_that_excel_takes(String text, String title) {
        assertThat(new SheetTitles(List.of("Summary")).of(text).strip()).isEqualTo(title);
    }

    @Test
    void no_two_titles_are_alike_even_when_they_are_cut() {
        SheetTitles titles = new SheetTitles(List.of());
        String text = "x".repeat(40);

        assertThat(titles.of(text)).isEqualTo("x".repeat(31));
        assertThat(titles.of(text)).isEqualTo("x".repeat(27) + " (2)");
        assertThat(titles.of(text.toUpperCase(java.util.Locale.ROOT))).isEqualTo("X".repeat(27) + " (3)");
    }

    @Test
    void a_title_is_not_cut_within_a_character() {
        assertThat(new SheetTitles(List.of()).of("x".repeat(30) + "\uD83D\uDE00"))
                .isEqualTo("x".repeat(30));
    }
}
