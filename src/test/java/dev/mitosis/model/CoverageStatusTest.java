package dev.mitosis.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each status means for a scan, as a table that a person reads. */
class CoverageStatusTest {
    private static final String TABLE = """
            status,         nothing is missing, may be asked again
            read,           yes,                -
            empty,          yes,                -
            not-offered,    yes,                -
            disabled,       yes,                -
            not-asked,      yes,                -
            denied,         -,                  yes
            throttled,      -,                  yes
            failed,         -,                  yes
            unsupported,    -,                  -
            seen-elsewhere, -,                  -
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE, useHeadersInDisplayName = true)
    void each_status_means_what_the_table_says(String label, String complete, String again) {
        CoverageStatus status =
                CoverageStatus.valueOf(label.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));

        assertThat(status.complete() ? "yes" : "-").isEqualTo(complete);
        assertThat(status.failed() ? "yes" : "-").isEqualTo(again);
    }

    @Test
    void the_table_has_a_row_for_each_status() {
        assertThat(TABLE.lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(java.util.Arrays.stream(CoverageStatus.values())
                        .map(CoverageStatus::label)
                        .toList());
    }
}
