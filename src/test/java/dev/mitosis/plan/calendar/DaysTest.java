package dev.mitosis.plan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Decisions.FreezeWindow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {
    private static final List<FreezeWindow> FREEZES = List.of(
            new FreezeWindow("2027-03-12", "2027-03-14", List.of(), null),
            new FreezeWindow("2027-03-15", "2027-03-16", List.of("shop"), "sale"));
    private static final Days KNOWN = new Days(Optional.of("2027-03-10"), FREEZES);
    private static final Days UNKNOWN = new Days(Optional.empty(), FREEZES);

    @ParameterizedTest
    @CsvSource({"0, 2027-03-10", "22, 2027-04-01"})
    void days_are_counted_from_the_first_one(int day, String date) {
        assertThat(KNOWN.date(day)).contains(date);
        assertThat(UNKNOWN.date(day)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 22", "21, 22", "22, 22", "23, 52"})
    void the_first_of_a_month_is_that_day_or_the_next_one(int day, int first) {
        assertThat(KNOWN.firstOfMonth(day)).isEqualTo(first);
        assertThat(UNKNOWN.firstOfMonth(day)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"1, shop, 1", "2, office, 5", "4, office, 5", "5, office, 5", "2, shop, 7", "5, shop, 7", "7, shop, 7"})
    void a_freeze_is_over_on_the_day_after_its_last_and_another_may_follow(int day, String context, int open) {
        assertThat(KNOWN.open(day, List.of(context))).isEqualTo(open);
        assertThat(UNKNOWN.open(day, List.of(context))).isEqualTo(day);
    }

    @Test
    void a_freeze_of_one_context_holds_for_that_one() {
        assertThat(KNOWN.freeze(5, List.of("shop", "office")))
                .get()
                .extracting(FreezeWindow::reason)
                .isEqualTo("sale");
        assertThat(KNOWN.freeze(5, List.of("office"))).isEmpty();
        assertThat(KNOWN.freeze(4, List.of())).isPresent();
    }
}
