package dev.mitosis.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Observed.Span;
import org.junit.jupiter.api.Test;

class ObservedTest {
    private static final Span DAY = new Span("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 1, 7);

    @Test
    void that_nobody_uses_a_thing_says_whether_anybody_watched() {
        assertThat(Observed.NOTHING.ofUnused()).endsWith("its use was not observed");
        assertThat(new Observed(DAY, null).ofUnused())
                .isEqualTo("Nor was its use observed in flow logs from 2026-01-01T00:00:00Z to 2026-01-02T00:00:00Z;"
                        + " no API calls were read");
        assertThat(new Observed(null, DAY).ofUnused())
                .contains("in API calls from")
                .endsWith("; no flow logs were read");
        assertThat(new Observed(DAY, DAY).ofUnused())
                .contains("in flow logs", ", or in API calls")
                .doesNotContain(";");
    }
}
