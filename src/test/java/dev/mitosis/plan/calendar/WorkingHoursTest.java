package dev.mitosis.plan.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.plan.effect.Draft;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.effect.Turn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which hours steps take. */
class WorkingHoursTest {
    private static final Turn MOVE = Turn.move(0, "dev", "development");

    private static Draft step(String name, int minutes) {
        return new Draft(Spot.of(MOVE, Phase.DATA, "dev"), StepAction.COPY, name, name, name).takes(minutes, 0);
    }

    private static Draft inWindow(String name, int minutes) {
        Spot spot = new Spot(MOVE, Phase.CUTOVER, "dev", null, null, "w");
        return new Draft(spot, StepAction.COPY, name, name, name).takes(minutes, 0);
    }

    private static CalendarMaker maker(int people) {
        try {
            return new CalendarMaker(
                    Json.yaml().readValue("{start: 2027-03-10, people: " + people + "}", Decisions.class), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void work_ends_in_the_afternoon_and_goes_on_in_the_morning() {
        Draft day = step("a", 480);
        Draft evening = step("b", 60).after(day);
        Draft two = step("c", 450).after(evening);
        Draft next = step("d", 30).after(two);
        CalendarMaker maker = maker(1);

        maker.add(1, MOVE, List.of(day, evening, two, next));

        assertThat(maker.start(day)).contains("2027-03-10T09:00Z");
        assertThat(maker.start(evening)).contains("2027-03-11T09:00Z");
        assertThat(maker.start(two)).contains("2027-03-11T10:00Z");
        assertThat(maker.start(next)).contains("2027-03-12T09:30Z");
    }

    @Test
    void a_window_runs_through_and_waiting_takes_nobody_and_no_hours() {
        Draft before = step("a", 400);
        Draft stop = inWindow("b", 200).after(before);
        Draft open = inWindow("c", 200).after(stop);
        Draft wait = step("d", 600).after(open);
        CalendarMaker maker = maker(1);

        maker.add(1, MOVE, List.of(before, stop, open, wait));

        assertThat(maker.start(open)).contains("2027-03-10T19:00Z");
        assertThat(maker.start(wait)).contains("2027-03-10T22:20Z");
    }

    @Test
    void as_many_work_at_a_time_as_there_are() {
        Draft first = step("a", 100);
        Draft second = step("b", 60);
        Draft third = step("c", 60);
        CalendarMaker two = maker(2);
        CalendarMaker one = maker(1);

        two.add(1, MOVE, List.of(first, second, third));
        one.add(1, MOVE, List.of(first, second, third));

        assertThat(two.start(second)).contains("2027-03-10T09:00Z");
        assertThat(two.start(third)).contains("2027-03-10T10:00Z");
        assertThat(one.start(third)).contains("2027-03-10T11:40Z");
    }

    @Test
    void a_wave_begins_on_the_morning_after_the_one_before_it() {
        Draft first = step("a", 100);
        Draft second = step("b", 60);
        CalendarMaker maker = maker(1);

        maker.add(1, MOVE, List.of(first));
        maker.add(2, MOVE, List.of(second));

        assertThat(maker.start(second)).contains("2027-03-11T09:00Z");
        assertThat(maker.calendar().days()).isEqualTo(2);
    }
}
