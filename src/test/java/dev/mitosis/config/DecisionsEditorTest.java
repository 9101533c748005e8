package dev.mitosis.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Decisions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written into a text of decisions, and that all else of it stays. */
class DecisionsEditorTest {
    private static Map<String, Object> item(Object... words) {
        Map<String, Object> item = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            item.put((String) words[i], words[i + 1]);
        }
        return item;
    }

    private static Decisions read(String text) {
        return DecisionsFile.read(Path.of("decisions.yaml"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "'# owners: {}'",
                "'# only comments\n'",
                "'owners:'",
                "'owners: {}'",
                "'owners: {}  # nobody yet'",
                "'owners: {b: Bo}'",
                "'owners: {a: Al, b: Bo}'",
                "'owners:\n  b: Bo  # he\n# end'",
                "'owners:\n  a: Al\n  b: Bo\nstart: 2027-01-04'",
                "'start: 2027-01-04\n\nowners:\n    \"a\": ''Al''\n    b: Bo'",
                "'start: 2027-01-04'",
                "'owners:\n\n  # a comment before the first\n  b: \"\uD83D\uDE00 Bo\"\n  a: Al'",
            })
    void a_value_is_set_wherever_its_place_is(String before) {
        DecisionsEditor editor = new DecisionsEditor(before);
        editor.put(List.of("owners", "a"), "Ann: \"x\" # y");

        assertThat(read(editor.text()).owners()).containsEntry("a", "Ann: \"x\" # y");
        if (before.contains("b:")) {
            assertThat(read(editor.text()).owners()).containsKey("b");
        }
        if (before.contains("start")) {
            assertThat(read(editor.text()).start()).isEqualTo("2027-01-04");
        }
        before.lines()
                .filter(line -> line.contains("#"))
                .forEach(line -> assertThat(editor.text()).contains(line.substring(line.indexOf('#'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                                       | 1",
                "'assign:'                                                                | 1",
                "'assign: []'                                                             | 1",
                "'assign: [{resource: other, context: shop}]'                             | 2",
                "'assign:\n- resource: other\n  context: shop\n# end'                     | 2",
                "'assign:\n  # why\n  - {resource: other, context: shop}\nstart: 2027-01-04' | 2",
                "'assign:\n  - resource: queue\n    # theirs\n    context: shop'          | 1",
                "'assign:\n  - {resource: queue}'                                         | 1",
                "'assign:\n  - {context: shop, resource: queue}'                          | 1",
            })
    void an_item_is_added_or_written_into_its_like(String before, int items) {
        DecisionsEditor editor = new DecisionsEditor(before);
        editor.add(List.of("assign"), List.of(item("resource", "queue", "context", "pay", "reason", "[it] is: so")));

        Decisions after = read(editor.text());
        assertThat(after.assign()).hasSize(items);
        assertThat(after.assign())
                .filteredOn(assign -> assign.resource().equals("queue"))
                .singleElement()
                .satisfies(assign -> {
                    assertThat(assign.context()).isEqualTo("pay");
                    assertThat(assign.reason()).isEqualTo("[it] is: so");
                });
        before.lines()
                .filter(line -> line.contains("#"))
                .forEach(line -> assertThat(editor.text()).contains(line));
    }

    @Test
    void a_list_within_a_mapping_is_made_beside_what_is_there() {
        DecisionsEditor editor = new DecisionsEditor("contexts:\n  rename: {a: b}\n");
        editor.add(List.of("contexts", "merge"), List.of(item("into", "shop", "from", List.of("pay", "on"))));
        editor.put(List.of("contexts", "rename", "no"), "yes");

        assertThat(read(editor.text()).contexts().rename()).isEqualTo(Map.of("a", "b", "no", "yes"));
        assertThat(read(editor.text()).contexts().merge())
                .containsExactly(new Decisions.Merge("shop", List.of("pay", "on")));
    }

    @Test
    void a_number_stays_a_number() {
        DecisionsEditor editor = new DecisionsEditor("");
        editor.put(List.of("downtimeBudget", "shop"), "30");

        assertThat(read(editor.text()).downtimeBudget()).containsEntry("shop", 30);
    }
}
