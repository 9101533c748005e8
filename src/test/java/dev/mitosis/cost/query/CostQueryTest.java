package dev.mitosis.cost.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.model.MitosisException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CostQueryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    static CostScenario scenario;

    @BeforeAll
    static void export() {
        scenario = CostScenario.random(3);
        scenario.export(folder);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @Test
    void a_select_is_answered_from_the_stored_history() {
        BigDecimal all = scenario.ledger().lines().stream()
                .map(line -> line.amounts().get(0))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        CostQuery.Result result =
                new CostQuery(folder).ask("select sum(unblended_cost) as total from monthly_total", PATIENCE);

        assertThat(result.columns()).containsExactly("total");
        assertThat((BigDecimal) result.rows().get(0).get(0)).isEqualByComparingTo(all);
    }

    @Test
    void the_tables_are_listed_with_their_columns() {
        assertThat(new CostQuery(folder).tables())
                .filteredOn(table -> table.name().equals("monthly_total"))
                .singleElement()
                .satisfies(table -> assertThat(table.columns()).contains("period_start", "unblended_cost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table x as select 1",
                "copy monthly_total to 'FOLDER/parquet/x.csv'",
                "select 1; copy monthly_total to 'FOLDER/parquet/x.csv'",
                "select * from read_text('FOLDER/manifest.json')",
                "select * from read_csv('/etc/hostname')",
                "set enable_external_access = true",
                "select * from glob('/etc/*')",
                "select * from 'https://localhost/x.parquet'",
                "select * from read_parquet('FOLDER/parquet/../../x.parquet')",
                "install httpfs",
                "attach 'FOLDER/x.db'",
                "selec 1"
            })
    void nothing_else_is_done(String sql) {
        assertThatThrownBy(() -> new CostQuery(folder).ask(sql.replace("FOLDER", folder.toString()), PATIENCE))
                .isInstanceOfSatisfying(
                        MitosisException.class,
                        error -> assertThat(error.code()).isEqualTo("M-COST-08"));
        assertThat(Files.exists(folder.resolve("parquet/x.csv"))).isFalse();
    }

    @Test
    void a_question_without_an_end_is_given_up() {
        String endless = "select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7";

        assertThatThrownBy(() -> new CostQuery(folder).ask(endless, Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(MitosisException.class, error -> {
                    assertThat(error.code()).isEqualTo("M-COST-18");
                    assertThat(error.fix()).contains("--timeout");
                });
    }

    @Test
    void an_answer_is_no_longer_than_memory_holds() {
        assertThatThrownBy(() -> new CostQuery(folder).ask("select * from range(1000001)", PATIENCE))
                .isInstanceOfSatisfying(
                        MitosisException.class, error -> assertThat(error.why()).contains("LIMIT"));
    }
}
