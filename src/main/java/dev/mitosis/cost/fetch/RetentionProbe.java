package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.Series;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.SlotUnit;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.cost.store.SlotRange;
import dev.mitosis.cost.store.StoredSlots;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds how far back a series goes by asking for its deepest reach first; the answer is a part of the export. */
final class RetentionProbe {
    /** What the service says where a range begins before its history. */
    private static final Set<FetchStatus> LIMITS =
            Set.of(FetchStatus.REFUSED, FetchStatus.DATA_UNAVAILABLE, FetchStatus.BILL_EXPIRED);

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
    Optional<RetentionPeriod> retention(HistoryQuery query, String slice) {
        Series series = query.series();
        LocalDate end = series.unit().plus(series.unit().floor(run.today()), 1);
        LocalDate tooDeep = null;
        for (LocalDate start : candidates(series, run.today())) {
            Optional<LocalDate> known = stored(query, slice).start();
            if (known.isPresent() && !start.isBefore(known.get())) {
                break;
            }
            FetchStatus outcome =
                    outcome(query, slice, start, known.map(series.unit()::floor).orElse(end));
            if (outcome == FetchStatus.COMPLETE
                    || outcome == FetchStatus.DENIED
                    || outcome == FetchStatus.NOT_OFFERED) {
                break;
            }
            tooDeep = LIMITS.contains(outcome) ? start : null;
        }
        if (tooDeep != null) {
            narrow(query, slice, tooDeep);
        }
        return stored(query, slice).start().map(start -> new RetentionPeriod(series, start, end));
    }

    /** Halves the stretch between the depth that was refused and what is stored, until no whole slot is left in it. */
    private void narrow(HistoryQuery query, String slice, LocalDate refused) {
        SlotUnit unit = query.series().unit();
        LocalDate tooDeep = unit.floor(refused);
        Optional<LocalDate> start = stored(query, slice).start().map(unit::floor);
        while (start.isPresent() && unit.between(tooDeep, start.get()) > 1) {
            LocalDate middle = unit.plus(tooDeep, unit.between(tooDeep, start.get()) / 2);
            FetchStatus outcome = outcome(query, slice, middle, start.get());
            if (outcome == FetchStatus.COMPLETE) {
                start = Optional.of(middle);
            } else if (LIMITS.contains(outcome)) {
                tooDeep = middle;
            } else {
                return;
            }
        }
    }

    private StoredSlots stored(HistoryQuery query, String slice) {
        return StoredSlots.of(store.headers(), query.name(), slice);
    }

    private FetchStatus outcome(HistoryQuery query, String slice, LocalDate start, LocalDate end) {
        return askedBefore(stored(query, slice), start).orElseGet(() -> ask(query, slice, start, end));
    }

    private Optional<FetchStatus> askedBefore(StoredSlots stored, LocalDate start) {
        return stored.refusalsIn(run).stream()
                .filter(refusal -> refusal.start().equals(start))
                .map(PartHeader::outcome)
                .findFirst();
    }

    private FetchStatus ask(HistoryQuery query, String slice, LocalDate start, LocalDate end) {
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
