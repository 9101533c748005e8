package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TsvTableTest {
    @Test
    void two_tabs_enclose_an_empty_cell() {
        TsvTable.TsvRow row = TsvTable.parse("some.tsv", List.of("a\t\tc"), 3).get(0);

        assertThat(row.cells()).containsExactly("a", "", "c");
    }

    @Test
    void a_tab_at_the_end_of_a_line_ends_a_cell() {
        assertThat(TsvTable.parse("some.tsv", List.of("a\t"), 2).get(0).cells()).containsExactly("a", "");
    }

    @Test
    void white_space_around_a_cell_does_not_count() {
        assertThat(TsvTable.parse("some.tsv", List.of("a \t b c"), 2).get(0).cells())
                .containsExactly("a", "b c");
    }

    @Test
    void comments_and_blank_lines_say_nothing_but_count_as_lines() {
        List<TsvTable.TsvRow> rows = TsvTable.parse("some.tsv", List.of("# a comment", "", "   ", "a"), 1);

        assertThat(rows).singleElement().extracting(TsvTable.TsvRow::line).isEqualTo(4);
    }

    @Test
    void a_row_that_is_too_short_is_an_error_that_names_its_line() {
        assertThatThrownBy(() -> TsvTable.parse("some.tsv", List.of("# columns", "only-one"), 3))
                .hasMessage("some.tsv:2: expected 3 columns, got 1");
    }

    @Test
    void a_column_that_the_line_does_not_reach_is_empty() {
        TsvTable.TsvRow row = TsvTable.parse("some.tsv", List.of("a"), 1).get(0);

        assertThat(row.cell(0)).isEqualTo("a");
        assertThat(row.cell(1)).isEmpty();
    }

    @Test
    void a_column_may_hold_several_texts() {
        TsvTable.TsvRow row = TsvTable.parse("some.tsv", List.of("a,b\t"), 2).get(0);

        assertThat(row.list(0)).containsExactly("a", "b");
        assertThat(row.list(1)).isEmpty();
    }

    @Test
    void a_file_that_is_missing_is_an_error_that_names_it() {
        assertThatThrownBy(() -> TsvTable.load(TsvTableTest.class, "nowhere.tsv", 1))
                .hasMessageContaining("nowhere.tsv");
    }

    @Test
    void a_first_row_may_name_the_columns() {
        TsvTable.TsvRow row = TsvTable.parseNamed("some.tsv", List.of("# words", "kind\tprice", "a\t1.5"))
                .get(0);

        assertThat(row.get("kind")).isEqualTo("a");
        assertThat(row.number("price")).isEqualTo(1.5);
        assertThat(row.line()).isEqualTo(3);
    }

    @Test
    void a_row_that_does_not_fit_the_header_is_an_error_that_names_its_line() {
        assertThatThrownBy(() -> TsvTable.parseNamed("some.tsv", List.of("kind\tprice", "a")))
                .hasMessage("some.tsv:2: expected 2 columns, got 1");
        assertThatThrownBy(() -> TsvTable.parseNamed("some.tsv", List.of("kind\tprice", "a\t1\t")))
                .hasMessage("some.tsv:2: expected 2 columns, got 3");
    }

    @Test
    void a_cell_that_is_needed_and_empty_is_an_error_that_names_its_column() {
        TsvTable.TsvRow row =
                TsvTable.parseNamed("some.tsv", List.of("kind\tprice", "a\t")).get(0);

        assertThatThrownBy(() -> row.get("price")).hasMessage("some.tsv:2: the column 'price' is empty");
        assertThatThrownBy(() -> row.get("cost")).hasMessage("some.tsv:2: the column 'cost' is empty");
    }
}
