package dev.mitosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.InvariantRowsTest.Row;
import dev.mitosis.check.invariant.InvariantText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invariant finds something that no other one finds: without it a damaged plan would pass. */
class EachEarnsItsPlaceTest {
    static Stream<String> invariants() {
        return InvariantText.all().stream().map(InvariantText::id);
    }

    @ParameterizedTest
    @MethodSource("invariants")
    void a_damage_survives_where_nobody_looks_at_the_invariant(String invariant) {
        List<Row> rows = InvariantRowsTest.rows()
                .filter(row -> row.id().equals(invariant))
                .toList();
        assertThat(rows).anySatisfy(row -> {
            Trial trial = ShopTrial.good();
            row.damage().accept(trial);
            assertThat(InvariantRowsTest.lines(trial.check())).isNotEmpty();
            assertThat(InvariantRowsTest.lines(trial.checkWithout(invariant)))
                    .as(row::toString)
                    .isEmpty();
        });
    }
}
