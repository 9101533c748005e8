package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostManifest.Retention;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.verify.CostVerifier;
import dev.mitosis.io.Json;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account that may read little: what is missing is written down in the service's own words. */
class CostCoverageTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @TempDir
    static Path folder;

    static CostManifest manifest;

    @BeforeAll
    static void export() {
        LocalDate first = TODAY.withDayOfMonth(1).minusMonths(1);
        Ledger ledger = Ledger.random(new Random(5), first, TODAY.plusDays(1), 3);
        Faults faults = new Faults(
                Set.of("GetCostForecast", "GetCostAndUsageWithResources"),
                first,
                first,
                TODAY,
                false,
                true,
                0,
                0,
                0,
                50);
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        CostServer server = new CostServer(ledger, faults, TODAY, 1);
        try (CostScenario scenario = new CostScenario(CostCatalog.bundled(), ledger, faults, clock, server)) {
            manifest = scenario.export(folder);
        }
    }

    private static Coverage row(String name) {
        return manifest.coverage().stream()
                .filter(row -> row.type().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static QueryEntry query(String name) {
        return manifest.queries().stream()
                .filter(query -> query.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_denied_operation_is_recorded_with_the_words_of_the_refusal() {
        assertThat(row("forecast-monthly").status()).isEqualTo(CoverageStatus.DENIED);
        assertThat(row("forecast-monthly").reason()).contains("not authorized to perform: ce:GetCostForecast");
        assertThat(row("resources-resource").status()).isEqualTo(CoverageStatus.DENIED);
    }

    @Test
    void the_limit_of_each_series_is_recorded_with_what_was_refused_beyond_it() {
        Retention monthly = manifest.retention().stream()
                .filter(one -> one.series().equals("monthly"))
                .findFirst()
                .orElseThrow();
        assertThat(monthly.start()).isEqualTo("2026-02-01");
        assertThat(monthly.refused()).isNotEmpty().allMatch(text -> text.contains("haven't enabled"));
    }

    @Test
    void a_query_that_its_series_total_made_pointless_says_so() {
        assertThat(query("hourly-service").status())
                .isEqualTo(query("hourly-total").status());
        assertThat(query("hourly-service").reason())
                .startsWith("not asked for, as hourly-total gave: ")
                .contains("Hourly granularity is not enabled");
    }

    @Test
    void what_only_a_person_can_get_says_how() {
        assertThat(row("invoice-pdfs").status()).isEqualTo(CoverageStatus.NOT_OFFERED);
        assertThat(row("invoice-pdfs").reason()).contains("Bills page");
    }

    @Test
    void what_may_be_read_is_complete_all_the_same() {
        assertThat(query("daily-service-usage-type").status()).isEqualTo(FetchStatus.COMPLETE);
        assertThat(new CostVerifier(Clock.systemUTC(), false).verify(folder).passed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"manifest.json, cost-manifest", "verification.json, cost-verification"})
    void what_is_stored_is_as_the_shipped_schemas_say(String file, String schema) throws IOException {
        new CostVerifier(Clock.systemUTC(), false).verify(folder);
        try (InputStream in = Objects.requireNonNull(
                CostManifest.class.getResourceAsStream("/dev/mitosis/schemas/" + schema + ".schema.json"))) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(in)
                            .validate(
                                    Json.mapper().readTree(folder.resolve(file).toFile())))
                    .isEmpty();
        }
    }
}
