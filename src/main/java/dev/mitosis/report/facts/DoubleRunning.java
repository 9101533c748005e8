package dev.mitosis.report.facts;

import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What things cost that stand in the old account and in their new one, from the first day of the wave that makes the
 * new one to the last day of the wave that deletes the old one.
 */
final class DoubleRunning {
    private static final BigDecimal DAYS_PER_MONTH = new BigDecimal("30.4");
    private static final int DAYS = 30;
    private static final int MONTH_LENGTH = "2027-02".length();
    private static final int CENTS = 2;
    private static final int DIGITS = 10;

    private final ReportInput input;
    private final MonthlyPrices prices;
    private final Timetable timetable;
    private final Map<String, Integer> made = new HashMap<>();
    private final Map<String, Integer> gone = new HashMap<>();
    private final List<PlannedResource> moving;
    private final Map<String, Long> movingByAccount;

    DoubleRunning(ReportInput input, MonthlyPrices prices) {
        this.input = input;
        this.prices = prices;
        this.timetable = new Timetable(input.plan());
        input.plan().steps().forEach(step -> step.effects().forEach(effect -> note(step, effect)));
        this.moving = input.target() == null
                ? List.of()
                : input.target().resources().stream()
                        .filter(resource -> resource.principal() && resource.fate() == Fate.MOVES)
                        .toList();
        this.movingByAccount =
                moving.stream().collect(Collectors.groupingBy(PlannedResource::account, Collectors.counting()));
    }

    private void note(Step step, Effect effect) {
        if (effect.verb() == Verb.CREATE) {
            made.merge(effect.object(), step.wave(), Math::min);
        } else if (effect.verb() == Verb.DELETE) {
            gone.merge(effect.object(), step.wave(), Math::max);
        }
    }

    /** By month, in the order of time; every month of the plan has a row. */
    List<Money.DoubleMonth> months() {
        int days = Math.max(input.plan().calendar().days(), 0);
        BigDecimal[] changes = new BigDecimal[days + 1];
        Arrays.fill(changes, BigDecimal.ZERO);
        moving.forEach(resource -> change(resource, changes));
        Map<String, BigDecimal> months = new LinkedHashMap<>();
        BigDecimal monthly = BigDecimal.ZERO;
        for (int day = 0; day < days; day++) {
            monthly = monthly.add(changes[day]);
            months.merge(month(day), monthly.divide(DAYS_PER_MONTH, DIGITS, RoundingMode.HALF_UP), BigDecimal::add);
        }
        return months.entrySet().stream()
                .map(month ->
                        new Money.DoubleMonth(month.getKey(), month.getValue().setScale(CENTS, RoundingMode.HALF_UP)))
                .toList();
    }

    private void change(PlannedResource resource, BigDecimal[] changes) {
        Integer from = made.get(resource.id());
        Optional<BigDecimal> cost = today(resource);
        if (from == null || cost.isEmpty()) {
            return;
        }
        int first = timetable.slot(from).map(slot -> slot.firstDay()).orElse(0);
        int to = gone.getOrDefault(String.valueOf(resource.succeeds()), Integer.MAX_VALUE);
        int after = timetable.slot(to).map(slot -> slot.lastDay() + 1).orElse(changes.length - 1);
        if (first < after) {
            changes[first] = changes[first].add(cost.get());
            changes[after] = changes[after].subtract(cost.get());
        }
    }

    /** Its equal part of what its account would have cost, or the list price where there is no history. */
    private Optional<BigDecimal> today(PlannedResource resource) {
        if (input.spending().hasHistory()) {
            BigDecimal all = input.spending().byAccount().getOrDefault(resource.account(), BigDecimal.ZERO);
            long parts = movingByAccount.getOrDefault(resource.account(), 1L);
            return Optional.of(all.divide(BigDecimal.valueOf(parts), DIGITS, RoundingMode.HALF_UP));
        }
        return Optional.ofNullable(input.spending().listed().priced().get(String.valueOf(resource.succeeds())))
                .or(() -> prices.of(resource).map(MonthlyPrices.Price::monthly));
    }

    /** The calendar month of a day, or the number of its thirty days where nobody decided when the first one is. */
    private String month(int day) {
        LocalDate date = timetable.date(day);
        return date == null ? "month " + (day / DAYS + 1) : date.toString().substring(0, MONTH_LENGTH);
    }
}
