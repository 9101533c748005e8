package dev.mitosis.partition.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.partition.history.EarlierPartition.EarlierContext;
import dev.mitosis.partition.history.EarlierPartition.EarlierRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes on from an earlier partition: contexts by their members, ids and names with them. */
class SuccessionsTest {
    /** An earlier partition of contexts with these members, one letter a member: {@code "orders abc"}. */
    private static EarlierPartition earlier(String... contexts) {
        List<EarlierContext> all = new ArrayList<>();
        List<EarlierRow> rows = new ArrayList<>();
        for (String context : contexts) {
            String[] parts = context.split(" ", -1);
            if (!parts[0].equals("-")) {
                all.add(new EarlierContext("id-" + parts[0], parts[0], Arrays.asList(parts[0].split("\\+", -1))));
            }
            parts[1].chars()
                    .forEach(member -> rows.add(
                            new EarlierRow(String.valueOf((char) member), parts[0].equals("-") ? null : parts[0])));
        }
        return new EarlierPartition(all, rows);
    }

    private static Map<String, String> now(String... contexts) {
        Map<String, String> now = new TreeMap<>();
        for (String context : contexts) {
            String[] parts = context.split(" ", -1);
            parts[1].chars().forEach(member -> now.put(String.valueOf((char) member), parts[0]));
        }
        return now;
    }

    @ParameterizedTest
    @CsvSource({
        "orders abcd, shop abc, true",
        "orders abcd, shop ab, true",
        "orders abcd, shop abxyz, true",
        "orders abcd, shop zyx, false"
    })
    void who_vanished_and_who_is_new_does_not_count(String before, String after, boolean goesOn) {
        assertThat(new Successions(earlier(before), now(after)).of("shop").isPresent())
                .isEqualTo(goesOn);
    }

    @Test
    void half_of_the_members_is_not_enough_on_either_side() {
        assertThat(new Successions(earlier("orders abcd"), now("shop ab", "desk cd")).of("shop"))
                .as("half of those that are left")
                .isEmpty();
        assertThat(new Successions(earlier("orders ab", "search cd"), now("shop abcd")).of("shop"))
                .as("half of those that came")
                .isEmpty();
        assertThat(new Successions(earlier("orders abcde"), now("shop abc", "desk de")).of("shop"))
                .contains("orders");
        assertThat(new Successions(earlier("orders abc", "search de"), now("shop abcde")).of("shop"))
                .contains("orders");
    }

    @Test
    void what_had_no_context_came_from_none() {
        assertThat(new Successions(earlier("- abc", "orders de"), now("shop abcde")).of("shop"))
                .contains("orders");
    }

    @Test
    void a_context_keeps_the_id_of_the_one_it_goes_on() {
        LastingIds ids = new LastingIds(earlier("orders abc", "search de"), now("shop abc", "search de"));

        assertThat(ids.of("shop")).isEqualTo("id-orders");
        assertThat(ids.of("search")).isEqualTo("id-search");
    }

    @Test
    void who_goes_on_has_the_id_before_who_only_has_the_name() {
        LastingIds ids = new LastingIds(earlier("orders abc"), now("shop abc", "orders xyz"));

        assertThat(ids.of("shop")).isEqualTo("id-orders");
        assertThat(ids.of("orders")).startsWith("c-").hasSize(10);
    }

    @Test
    void a_name_without_members_of_before_has_its_id_where_nobody_goes_on() {
        LastingIds ids = new LastingIds(earlier("orders abc"), now("orders xyz"));

        assertThat(ids.of("orders")).isEqualTo("id-orders");
    }

    @Test
    void a_fresh_id_is_none_that_was_in_use() {
        String fresh = new LastingIds(EarlierPartition.NONE, now("orders abc")).of("orders");
        EarlierPartition taken = new EarlierPartition(List.of(new EarlierContext(fresh, "desk", List.of())), List.of());

        assertThat(fresh).startsWith("c-").hasSize(10);
        assertThat(new LastingIds(taken, now("orders abc")).of("orders"))
                .startsWith("c-")
                .hasSize(10)
                .isNotEqualTo(fresh);
        assertThat(new LastingIds(EarlierPartition.NONE, Map.of()).of("orders")).isEqualTo(fresh);
    }

    @Test
    void a_new_name_gives_way_to_the_old_one_unless_people_speak_of_it() {
        EarlierPartition earlier = earlier("orders abc");

        assertThat(new LastingNames(earlier, now("shop abc"), name -> false).of("shop"))
                .isEqualTo("orders");
        assertThat(new LastingNames(earlier, now("shop abc"), name -> name.equals("shop")).of("shop"))
                .isEqualTo("shop");
        assertThat(new LastingNames(earlier, now("orders abc"), name -> false).of("orders"))
                .isEqualTo("orders");
    }

    @Test
    void of_a_merged_context_the_one_name_that_is_missing_today_is_given() {
        assertThat(new LastingNames(earlier("orders+search abcd"), now("shop abc", "search d"), name -> false)
                        .of("shop"))
                .isEqualTo("orders");
        assertThat(new LastingNames(earlier("orders+search abcd"), now("shop abcd"), name -> false).of("shop"))
                .as("either could be meant")
                .isEqualTo("shop");
        assertThat(new LastingNames(earlier("orders+search abcd"), now("search abcd"), name -> false).of("search"))
                .isEqualTo("search");
    }

    @Test
    void a_new_context_counts_on_until_its_name_is_free() {
        LastingNames names = new LastingNames(
                earlier("orders abc", "desk def"),
                now("shop abc", "orders x", "orders-2 y", "help def", "desk z"),
                name -> false);

        assertThat(names.of("shop")).isEqualTo("orders");
        assertThat(names.of("orders")).isEqualTo("orders-3");
        assertThat(names.of("orders-2")).isEqualTo("orders-2");
        assertThat(names.of("help")).isEqualTo("desk");
        assertThat(names.of("desk")).isEqualTo("desk-2");
        assertThat(names.of("unknown")).isEqualTo("unknown");
    }

    @Test
    void nothing_was_called_anything_where_nothing_was_partitioned() {
        assertThat(LastingNames.NONE.of("orders")).isEqualTo("orders");
    }
}
