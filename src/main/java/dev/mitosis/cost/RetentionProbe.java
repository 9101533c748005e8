package dev.mitosis.cost;

import dev.mitosis.cost.CostCatalog.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Finds how far back a series goes by asking for its deepest reach first; the answer is a part of the export. */
final class RetentionProbe {
    private final PartFetcher fetcher;
    private final PartStore store;
    private final CostCatalog catalog;
    private final CostRun run;

    RetentionProbe(PartFetcher fetcher, PartStore store, CostCatalog catalog, CostRun run) {
        this.fetcher = fetcher;
        this.store = store;
        this.catalog = catalog;
        this.run = run;
    }

    /** The stretch that can be had, joined with what is stored; empty where there is nothing. */
    Optional<Window> window(HistoryQuery query, String slice) {
        Series series = query.series();
        LocalDate end = series.unit().plus(series.unit().floor(run.today()), 1);
        for (LocalDate start : candidates(series, run.today())) {
            StoredSlots stored = StoredSlots.of(store.headers(), query.name(), slice);
            Optional<LocalDate> known = stored.start();
            if (known.isPresent() && !start.isBefore(known.get())) {
                break;
            }
            Outcome outcome = askedBefore(stored, start)
                    .orElseGet(() -> ask(
                            query, slice, start, known.map(series.unit()::floor).orElse(end)));
            if (outcome == Outcome.DENIED || outcome == Outcome.NOT_OFFERED) {
                break;
            }
        }
        return StoredSlots.of(store.headers(), query.name(), slice)
                .start()
                .map(start -> new Window(series, start, end));
    }

    private Optional<Outcome> askedBefore(StoredSlots stored, LocalDate start) {
        return stored.refusalsIn(run).stream()
                .filter(refusal -> refusal.start().equals(start))
                .map(PartHeader::outcome)
                .findFirst();
    }

    private Outcome ask(HistoryQuery query, String slice, LocalDate start, LocalDate end) {
        SlotUnit unit = query.series().unit();
        LocalDate first = unit.floor(start);
        LocalDate last = first.isBefore(end) ? end : unit.plus(first, 1);
        SlotRange range = new SlotRange(unit, first, last);
        String requestEnd = run.endOf(query.series().granularity(), last);
        return fetcher.fetch(query, slice, range, query.request(start, requestEnd, slice, catalog.metrics()))
                .outcome();
    }

    /** The starts to try, earliest first; a daily limit may be counted to the day or from the first of the month. */
    static List<LocalDate> candidates(Series series, LocalDate today) {
        TreeSet<LocalDate> starts = new TreeSet<>();
        for (int months : series.depthMonths()) {
            starts.add(today.withDayOfMonth(1).minusMonths(months));
            if (series.granularity() != Granularity.MONTHLY && months > 0) {
                starts.add(today.minusMonths(months));
            }
        }
        series.depthDays().forEach(days -> starts.add(today.minusDays(days)));
        return new ArrayList<>(starts);
    }
}
