package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.reader.ReaderRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The relation rules are read and make sense. */
class RelationTableTest {
    private static final Set<String> READERS = ReaderRegistry.load().names();

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
                .filter(rule -> rule.action() instanceof RuleAction.Read)
                .map(rule -> ((RuleAction.Read) rule.action()).reader())
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
    void a_word_that_is_no_edge_kind_is_no_action() {
        assertThat(RuleAction.parse("nonsense")).isEmpty();
    }

    @Test
    void a_table_does_without_one_rule_and_keeps_the_others() {
        RelationTable all = RelationTable.load(READERS);
        RelationRule first = all.rules().get(0);

        assertThat(first.id()).isEqualTo(first.type() + " " + first.path());
        assertThat(all.without(first.id()).rules())
                .hasSize(all.rules().size() - 1)
                .doesNotContain(first);
    }
}
