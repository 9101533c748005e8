package dev.mitosis.graph.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are ids by their form. */
class IdShapesTest {
    private static final IdShapes SHAPES = IdShapes.load();

    static Stream<TsvRow> rows() {
        return TsvTable.load(IdShapes.class, IdShapes.FILE, 4).stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_knows_its_ids_old_and_new_and_no_other_text(TsvRow row) {
        assertThat(SHAPES.types(row.cell(0) + "-0123456789abcdef0")).isEqualTo(row.list(1));
        assertThat(SHAPES.types(row.cell(0) + "-01234567")).isEqualTo(row.list(1));
        assertThat(SHAPES.types(row.cell(0) + "-0123456")).isEmpty();
        assertThat(SHAPES.types(row.cell(0) + "-main")).isEmpty();
        assertThat(SHAPES.mayBeAnybodys(row.cell(0) + "-01234567"))
                .isEqualTo(row.cell(2).equals("anybody"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vol-ffffffff", "eni-attach-0123456789abcdef0", "x-01234567", "01234567", "-01234567", "vpc", ""
            })
    void what_looks_a_little_like_an_id_is_none(String text) {
        assertThat(SHAPES.types(text)).isEmpty();
    }
}
