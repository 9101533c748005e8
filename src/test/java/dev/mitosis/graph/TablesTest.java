package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All data files of the graph are read and make sense. */
class TablesTest {
    private static final Set<String> READERS = Readers.all(
                    new TextLinker(TargetKinds.load(), NameHints.load()), ActionTable.load())
            .keySet();

    @Test
    void every_relation_rule_loads_and_none_stands_twice() {
        List<RelationRule> rules = RelationTable.load(READERS).rules();

        Set<String> seen = new HashSet<>();
        assertThat(rules)
                .hasSizeGreaterThan(300)
                .allSatisfy(rule -> assertThat(seen.add(rule.type() + rule.path()))
                        .as("%s %s stands once", rule.type(), rule.path())
                        .isTrue());
    }

    @Test
    void every_reader_is_used_by_a_rule() {
        List<String> used = RelationTable.load(READERS).rules().stream()
                .filter(rule -> rule.use() instanceof Use.Read)
                .map(rule -> ((Use.Read) rule.use()).reader())
                .toList();

        assertThat(used).containsAll(READERS);
    }

    @Test
    void target_types_have_the_form_of_cloudformation_types() {
        assertThat(RelationTable.load(READERS).rules())
                .flatMap(RelationRule::targets)
                .allMatch(
                        type -> type.matches("[A-Za-z0-9]+::[A-Za-z0-9]+(::[A-Za-z0-9]+)?") || type.equals("${name}"));
    }

    @Test
    void the_other_tables_load() {
        assertThat(IdentifierTable.load()).isNotNull();
        assertThat(TagReader.load()).isNotNull();
        assertThat(LogNameReader.load()).isNotNull();
        assertThat(DimensionReader.load()).isNotNull();
        assertThat(new RequesterReader()).isNotNull();
    }

    @Test
    void a_row_that_makes_no_sense_is_an_error_that_names_its_line() {
        assertThatThrownBy(() -> DataTable.parse("some.tsv", List.of("# columns", "only-one"), 3))
                .hasMessage("some.tsv:2: expected 3 columns, got 1");
        assertThat(Use.parse("nonsense")).isEmpty();
    }
}
