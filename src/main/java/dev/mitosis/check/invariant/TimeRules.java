package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.StepSchedule;
import dev.mitosis.model.Decisions.FreezeWindow;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Calendar.Slot;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Things happen when they may, and take no longer than was said. */
final class TimeRules {
    private TimeRules() {}

    private static Map<String, PlannedUnit> units(Dossier dossier) {
        Map<String, PlannedUnit> units = new HashMap<>();
        dossier.target().units().forEach(unit -> units.put(unit.id(), unit));
        return units;
    }

    /** No window lies in days on which nothing is switched. */
    static final class FreezesKept extends Rule {
        private final Dossier dossier;
        private final Map<String, PlannedUnit> units;

        FreezesKept(Dossier dossier) {
            super("freezes-kept");
            this.dossier = dossier;
            this.units = units(dossier);
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            Optional<Window> window = moment.estate().schedule().window(step.window());
            Optional<LocalDateTime> start = PlanDates.moment(step.start());
            if (window.isEmpty() || start.isEmpty()) {
                return;
            }
            for (FreezeWindow freeze : dossier.decisions().freezeWindows()) {
                if (concerns(freeze, window.get())) {
                    cases().expect(
                                    !overlaps(freeze, start.get(), start.get().plusMinutes(step.durationMinutes())),
                                    moment,
                                    window.get().units(),
                                    () -> step.id() + " of the window "
                                            + window.get().id() + " is planned for "
                                            + step.start() + ", within the freeze from " + freeze.from() + " to "
                                            + freeze.to() + ".");
                }
            }
        }

        private boolean concerns(FreezeWindow freeze, Window window) {
            return freeze.contexts().isEmpty()
                    || window.units().stream()
                            .map(units::get)
                            .filter(Objects::nonNull)
                            .anyMatch(unit -> freeze.contexts().contains(unit.context()));
        }

        private static boolean overlaps(FreezeWindow freeze, LocalDateTime start, LocalDateTime end) {
            Optional<LocalDateTime> from = PlanDates.moment(freeze.from());
            Optional<LocalDateTime> to = PlanDates.moment(freeze.to()).map(day -> day.plusDays(1));
            return from.isPresent() && to.isPresent() && start.isBefore(to.get()) && !end.isBefore(from.get());
        }
    }

    /** A window takes no longer than its units may be down, and says how long it takes. */
    static final class DowntimeBudgets extends Rule {
        private final Dossier dossier;
        private final Map<String, PlannedUnit> units;

        DowntimeBudgets(Dossier dossier) {
            super("downtime-budgets");
            this.dossier = dossier;
            this.units = units(dossier);
        }

        @Override
        public void end(Moment moment) {
            for (Window window : dossier.plan().windows()) {
                int down = downtime(moment.estate().schedule(), window);
                cases().expect(
                                down <= window.downtimeMinutes(),
                                "",
                                window.units(),
                                () -> "From the first stop of the window " + window.id() + " to its opening it takes "
                                        + down + " minutes; it says " + window.downtimeMinutes() + ".");
                Integer budget = budget(window);
                if (budget != null) {
                    cases().expect(
                                    window.downtimeMinutes() <= budget && budget.equals(window.budgetMinutes()),
                                    "",
                                    window.units(),
                                    () -> "The window " + window.id() + " takes " + window.downtimeMinutes()
                                            + " minutes, and its units may be down for " + budget + ".");
                }
            }
        }

        private @Nullable Integer budget(Window window) {
            Integer least = null;
            for (String id : window.units()) {
                PlannedUnit unit = units.get(id);
                Integer budget =
                        unit == null ? null : dossier.decisions().minutesDown(unit.context(), unit.environment());
                if (budget != null && (least == null || budget < least)) {
                    least = budget;
                }
            }
            return least;
        }

        /** The longest chain of steps of the window from its first stop on. */
        private static int downtime(StepSchedule schedule, Window window) {
            Map<String, Integer> ends = new HashMap<>();
            int longest = 0;
            int from = schedule.opens(window);
            for (int i = from; from >= 0 && i <= schedule.closes(window); i++) {
                Step step = schedule.steps().get(i);
                if (!window.id().equals(step.window())) {
                    continue;
                }
                int before = step.dependsOn().stream()
                        .mapToInt(id -> ends.getOrDefault(id, 0))
                        .max()
                        .orElse(0);
                boolean stops = step.effects().stream().map(Effect::verb).anyMatch(Verb.FREEZE::equals);
                if (before > 0 || stops) {
                    ends.put(step.id(), before + step.durationMinutes());
                    longest = Math.max(longest, before + step.durationMinutes());
                }
            }
            return longest;
        }
    }

    /** No step begins before those that it waits for are done, nor before it may. */
    static final class CalendarKept extends Rule {
        private final Dossier dossier;
        private final Map<String, LocalDateTime> ends = new HashMap<>();

        CalendarKept(Dossier dossier) {
            super("calendar-kept");
            this.dossier = dossier;
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            Optional<LocalDateTime> start = PlanDates.moment(step.start());
            Optional<LocalDateTime> earliest = PlanDates.moment(step.notBefore());
            if (start.isEmpty()) {
                return;
            }
            ends.put(step.id(), start.get().plusMinutes(step.durationMinutes()));
            earliest.ifPresent(allowed -> cases().expect(
                            !start.get().isBefore(allowed),
                            moment,
                            List.of(),
                            () -> step.id() + " is planned for " + step.start() + ", and may not begin before "
                                    + step.notBefore() + "."));
            for (String before : step.dependsOn()) {
                LocalDateTime end = ends.get(before);
                if (end != null) {
                    cases().expect(
                                    !start.get().isBefore(end),
                                    moment,
                                    List.of(),
                                    () -> step.id() + " is planned for " + step.start() + ", and waits for " + before
                                            + ", which is done at " + end + ".");
                }
            }
        }

        /** Waves follow one another in the calendar, too. */
        @Override
        public void end(Moment moment) {
            Slot before = null;
            for (Slot slot : dossier.plan().calendar().waves()) {
                int earliest = before == null ? 0 : before.lastDay();
                cases().expect(
                                slot.firstDay() >= earliest && slot.lastDay() >= slot.firstDay(),
                                "",
                                List.of("wave " + slot.wave()),
                                () -> "The calendar has wave " + slot.wave() + " from day " + slot.firstDay()
                                        + " to day " + slot.lastDay() + ", and what is before it until day " + earliest
                                        + ".");
                before = slot;
            }
        }
    }

    /** No more is done at a time than there are people for. */
    static final class PeopleEnough extends Rule {
        /** What takes longer than a working day is waiting, for AWS or for a copy. */
        private static final int WORKING_DAY = 8 * 60;

        private final int people;
        private final TreeMap<LocalDateTime, List<Step>> busy = new TreeMap<>();

        PeopleEnough(Dossier dossier) {
            super("people-enough");
            people = dossier.decisions().hands();
        }

        @Override
        public void after(Moment moment) {
            Step step = moment.running();
            if (step.action() != StepAction.HOLD && step.durationMinutes() <= WORKING_DAY) {
                PlanDates.moment(step.start())
                        .ifPresent(start -> busy.computeIfAbsent(start, at -> new ArrayList<>())
                                .add(step));
            }
        }

        @Override
        public void end(Moment moment) {
            List<Step> under = new ArrayList<>();
            busy.forEach((at, beginning) -> {
                under.removeIf(step -> !end(step).isAfter(at));
                under.addAll(beginning);
                Step last = beginning.get(beginning.size() - 1);
                cases().expect(
                                under.size() <= people,
                                last.id(),
                                under.stream().map(Step::id).toList(),
                                () -> "At " + at + " " + under.size() + " steps need a person: "
                                        + String.join(
                                                ", ",
                                                under.stream().map(Step::id).toList())
                                        + "; decisions.yaml has " + people + ".");
            });
        }

        private static LocalDateTime end(Step step) {
            return PlanDates.moment(step.start()).orElseThrow().plusMinutes(step.durationMinutes());
        }
    }
}
