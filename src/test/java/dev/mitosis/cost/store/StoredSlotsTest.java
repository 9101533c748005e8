package dev.mitosis.cost.store;

import static dev.mitosis.cost.store.StoredParts.QUERY;
import static dev.mitosis.cost.store.StoredParts.months;
import static dev.mitosis.cost.store.StoredParts.part;
import static dev.mitosis.cost.store.StoredParts.read;
import static dev.mitosis.cost.store.StoredParts.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.SlotUnit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredSlotsTest {
    private static final CostRun NOW = new CostRun("run-2", "2026-06-01T00:00:00Z", false);

    private static LocalDate month(String text) {
        return LocalDate.parse(text + "-01");
    }

    private static StoredSlots slots(PartHeader... parts) {
        return StoredSlots.of(List.of(parts), QUERY, "");
    }

    @Test
    void the_latest_part_that_holds_a_slot_answers_for_it() {
        PartHeader old = read("2026-01_2026-03", "run-1");
        PartHeader fresh = read("2026-03", "run-2");

        StoredSlots slots = slots(fresh, old);

        assertThat(slots.parts().get(old)).containsExactly(month("2026-01"), month("2026-02"));
        assertThat(slots.parts().get(fresh)).containsExactly(month("2026-03"));
        assertThat(slots.superseded()).isEmpty();
    }

    @Test
    void a_part_whose_every_slot_was_read_again_is_needed_no_more() {
        PartHeader old = read("2026-01_2026-02", "run-1");
        PartHeader fresh = read("2026-01_2026-03", "run-2");

        assertThat(slots(old, fresh).superseded()).containsExactly(old);
    }

    @Test
    void parts_of_other_queries_and_slices_do_not_count() {
        StoredSlots slots = slots(
                part("monthly-service", "", "2026-01", "run-1", FetchStatus.COMPLETE),
                part(QUERY, "eu-west-1", "2026-02", "run-1", FetchStatus.COMPLETE));

        assertThat(slots.parts()).isEmpty();
        assertThat(slots.start()).isEmpty();
    }

    @Test
    void what_was_estimated_is_read_again_by_another_run_only() {
        StoredSlots slots = slots(read("2026-04", "run-1", "2026-04-01"), read("2026-05", "run-2", "2026-05-01"));

        assertThat(slots.estimated(month("2026-04"))).isTrue();
        assertThat(slots.settled(month("2026-04"), NOW)).isFalse();
        assertThat(slots.settled(month("2026-05"), NOW)).isTrue();
    }

    @Test
    void what_was_final_is_never_read_again_and_what_is_missing_always() {
        StoredSlots slots = slots(read("2026-01", "run-1"));

        assertThat(slots.settled(month("2026-01"), NOW)).isTrue();
        assertThat(slots.settled(month("2026-02"), NOW)).isFalse();
        assertThat(slots.estimated(month("2026-02"))).isTrue();
    }

    @Test
    void a_refusal_settles_its_slots_for_its_own_run() {
        PartHeader before = refused("2025-01", "run-1");
        PartHeader now = refused("2025-02", "run-2");
        StoredSlots slots = slots(before, now);

        assertThat(slots.settled(month("2025-01"), NOW)).isFalse();
        assertThat(slots.settled(month("2025-02"), NOW)).isTrue();
        assertThat(slots.refusalsIn(NOW)).containsExactly(now);
        assertThat(slots.refusalsBefore(NOW)).containsExactly(before);
    }

    @Test
    void a_range_knows_its_slots_and_its_name() {
        SlotRange quarter = months("2026-01_2026-03");
        SlotRange days = new SlotRange(SlotUnit.DAY, LocalDate.parse("2026-02-27"), LocalDate.parse("2026-03-02"));

        assertThat(quarter.slots()).containsExactly(month("2026-01"), month("2026-02"), month("2026-03"));
        assertThat(quarter.name()).isEqualTo("2026-01_2026-03");
        assertThat(days.slots()).hasSize(3);
        assertThat(days.name()).isEqualTo("2026-02-27_2026-03-01");
        assertThatThrownBy(() -> new SlotRange(SlotUnit.DAY, month("2026-01"), month("2026-01")))
                .hasMessageContaining("empty range");
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2026-01-31, 2026-01-01, 2026-02-01, 1",
        "MONTH, 2026-12-15, 2026-12-01, 2027-01-01, 1",
        "DAY,   2026-02-28, 2026-02-28, 2026-03-01, 1"
    })
    void a_slot_begins_with_its_month_or_is_the_day(
            SlotUnit unit, LocalDate date, LocalDate start, LocalDate next, long between) {
        assertThat(unit.floor(date)).isEqualTo(start);
        assertThat(unit.plus(start, 1)).isEqualTo(next);
        assertThat(unit.between(start, next)).isEqualTo(between);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "daily-service        | daily-service",
                "tag_a-b_1            | tag_a-b_1",
                "a/b                  | a-b~",
                "../../etc/passwd     | -etc-passwd~",
                "a b                  | a-b~",
                "Größe                | Gr-e~",
                "``                   | ~"
            })
    void a_text_of_aws_is_a_harmless_file_name(String text, String start) {
        String name = SafeName.of(text);

        assertThat(name).startsWith(start).matches("[A-Za-z0-9_~-]+");
        assertThat(name.equals(text)).isEqualTo(!start.endsWith("~"));
    }

    @Test
    void texts_that_become_alike_or_are_long_are_told_apart() {
        assertThat(SafeName.of("a/b")).isNotEqualTo(SafeName.of("a:b"));
        assertThat(SafeName.of("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(SafeName.of("x".repeat(81))).hasSize(89).isNotEqualTo(SafeName.of("x".repeat(82)));
    }
}
