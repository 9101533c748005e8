package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePrefixesTest {
    static List<TsvRow> rows() {
        return TsvTable.loadNamed(NamePrefixes.class, "prefixes.tsv");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_takes_from_its_example_what_a_tool_put_there(TsvRow row) {
        assertThat(new NamePrefixes().without(row.get("example")))
                .isEqualTo(row.get("left").replaceFirst("^-$", ""));
        assertThat(row.get("example")).startsWith(row.get("start"));
        assertThat(row.get("source")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-cdk-jobs", "cdks-jobs", "SC-orders", "default-orders"})
    void a_name_that_people_chose_stays_whole(String name) {
        assertThat(new NamePrefixes().without(name)).isEqualTo(name);
    }

    @Test
    void the_words_of_a_name_are_those_behind_it() {
        assertThat(new Names(new GenericWords().words()).words("eksctl-orders-cluster"))
                .containsExactly("orders", "cluster");
    }
}
