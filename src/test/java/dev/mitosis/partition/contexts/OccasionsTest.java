package dev.mitosis.partition.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.partition.contexts.Occasions.Companions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OccasionsTest {
    private static final int GROUPS = 12;
    private final List<Set<Long>> changed = new ArrayList<>();

    @BeforeEach
    void each_group_has_days_of_its_own() {
        for (int group = 0; group < GROUPS; group++) {
            changed.add(new TreeSet<>());
            at(group, String.format("2020-%02d-10T09:00:00Z", group + 1));
        }
    }

    private void at(int group, String instant) {
        changed.get(group).add(Instant.parse(instant).getEpochSecond());
    }

    private List<Companions> companions() {
        return new Occasions(changed).companions();
    }

    @Test
    void two_that_are_changed_together_twice_while_others_are_not_are_companions() {
        at(1, "2021-03-04T10:00:00Z");
        at(4, "2021-03-04T10:10:00Z");
        at(1, "2022-05-06T15:00:00Z");
        at(4, "2022-05-06T14:58:00Z");

        assertThat(companions()).singleElement().satisfies(pair -> {
            assertThat(List.of(pair.left(), pair.right())).containsExactly(1, 4);
            assertThat(pair.days()).hasToString("[2021-03-04, 2022-05-06]");
        });
    }

    @Test
    void once_is_not_enough_nor_are_two_days_that_follow_each_other() {
        for (String day : List.of("2021-03-04", "2021-03-05")) {
            at(1, day + "T10:00:00Z");
            at(4, day + "T10:00:00Z");
        }

        assertThat(companions()).isEmpty();
    }

    @Test
    void hours_of_one_day_are_not_minutes() {
        for (String day : List.of("2021-03-04", "2022-05-06")) {
            at(1, day + "T10:00:00Z");
            at(4, day + "T10:16:00Z");
        }

        assertThat(companions()).isEmpty();
    }

    @Test
    void a_day_on_which_a_third_of_all_was_changed_proves_nothing() {
        for (String day : List.of("2021-03-04", "2022-05-06")) {
            at(1, day + "T10:00:00Z");
            at(4, day + "T10:00:00Z");
            for (int other : List.of(6, 7, 8)) {
                at(other, day + "T1" + (other - 2) + ":00:00Z");
            }
        }

        assertThat(companions()).isEmpty();
    }

    @Test
    void what_is_changed_all_day_long_meets_everybody_and_proves_nothing() {
        for (String day : List.of("2021-03-04", "2022-05-06")) {
            for (int minutes = 0; minutes < 22 * 60; minutes += 10) {
                at(
                        1,
                        Instant.parse(day + "T01:00:00Z")
                                .plusSeconds(60L * minutes)
                                .toString());
            }
            at(4, day + "T10:00:00Z");
        }

        assertThat(companions()).isEmpty();
    }

    private boolean areCompanions(String once, String again, String other, String otherAgain) {
        at(1, once);
        at(4, other);
        at(1, again);
        at(4, otherAgain);
        return !companions().isEmpty();
    }

    @Test
    void a_quarter_of_an_hour_is_together() {
        assertThat(areCompanions(
                        "2021-03-04T10:00:00Z", "2022-05-06T10:00:00Z", "2021-03-04T10:15:00Z", "2022-05-06T10:15:00Z"))
                .isTrue();
    }

    @Test
    void two_days_later_is_the_same_occasion() {
        assertThat(areCompanions(
                        "2021-03-04T10:00:00Z", "2021-03-06T10:00:00Z", "2021-03-04T10:01:00Z", "2021-03-06T10:01:00Z"))
                .isFalse();
    }

    @Test
    void three_days_later_is_another_one() {
        assertThat(areCompanions(
                        "2021-03-04T10:00:00Z", "2021-03-07T10:00:00Z", "2021-03-04T10:01:00Z", "2021-03-07T10:01:00Z"))
                .isTrue();
    }
}
