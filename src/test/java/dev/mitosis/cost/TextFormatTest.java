package dev.mitosis.cost;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts of the history's documents that become names in SQL, paths and dates: each form with what only looks like it.
 */
class TextFormatTest {
    private static final Map<String, Consumer<String>> FORMS = Map.of(
            "date", TextFormat::requireDate,
            "date or empty", TextFormat::requireDateOrEmpty,
            "instant", TextFormat::requireInstant,
            "query", TextFormat::requireQueryName,
            "month", TextFormat::requireMonthPath,
            "metric", TextFormat::requireMetric);

    @ParameterizedTest
    @CsvSource({
        "date, 2026-01-31",
        "date, 2026-01-31T10:00:00Z",
        "date or empty, ''",
        "date or empty, 2024-02-29",
        "instant, 2026-01-31T10:00:00Z",
        "query, monthly-SERVICE",
        "query, daily_2-LINKED_ACCOUNT~REGION",
        "month, raw/monthly/month=2026-01/page-1.json.gz",
        "metric, UnblendedCost"
    })
    void a_text_of_its_form_is_taken(String form, String text) {
        assertThatCode(() -> Objects.requireNonNull(FORMS.get(form)).accept(text))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "date, ''",
        "date, 2026-1-3",
        "date, 2026-02-30",
        "date, 31.01.2026x",
        "date or empty, never",
        "instant, 2026-01-31",
        "instant, 2026-01-31 10:00",
        "query, monthly",
        "query, monthly-SERVICE; DROP TABLE costs",
        "query, ../monthly-SERVICE",
        "month, month=2026-01/page-1.json.gz",
        "month, raw/month=2026-1/page-1.json.gz",
        "month, raw/month=2026-01/inner/page-1.json.gz",
        "metric, ''",
        "metric, Unblended Cost",
        "metric, \"Cost\"\"\"",
        "metric, ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO"
    })
    void one_of_another_form_is_refused_by_name(String form, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Objects.requireNonNull(FORMS.get(form)).accept(text))
                .withMessageContaining("'" + text + "'");
    }
}
