package dev.mitosis.report.facts;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.Window;
import java.util.List;

/**
 * A wave in numbers.
 *
 * @param moved things that go to work in another account in it
 * @param created things that are made in it and succeed nothing that moves
 * @param shared things that another account begins to use in it
 * @param retired things of the old account that are deleted in it
 * @param staying things that still stand in the old account after it
 * @param steps in their order
 */
public record WaveFacts(
        Wave wave,
        int moved,
        int created,
        int shared,
        int retired,
        int staying,
        List<Step> steps,
        List<Window> windows) {
    public WaveFacts {
        steps = List.copyOf(steps);
        windows = List.copyOf(windows);
    }

    /** The minutes of the longest window; windows of a wave are down one after the other, not together. */
    public int longestDowntime() {
        return windows.stream().mapToInt(Window::downtimeMinutes).max().orElse(0);
    }

    /** The steps that cannot be undone. */
    public List<Step> pointsOfNoReturn() {
        return steps.stream().filter(Step::pointOfNoReturn).toList();
    }

    /** The steps that a person does. */
    public long byHand() {
        return steps.stream().filter(Step::manual).count();
    }

    /** The days of one person that it takes. */
    public double peopleDays() {
        return Timetable.peopleDays(steps);
    }
}
