package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.Series;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.SlotUnit;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.cost.store.SlotRange;
import dev.mitosis.cost.store.StoredSlots;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads whatever the stores still lack, in the order: reach of the series, documents, queries. */
final class HistoryFetcher {
    private static final String MONTHLY = "monthly";

    private final String account;
    private final CostCatalog catalog;
    private final CostRun run;
    private final PartStore parts;
    private final DocumentStore documents;
    private final PartFetcher fetcher;
    private final DocumentFetcher documentFetcher;
    private final CostListener listener;
    private final Map<String, RetentionPeriod> retentions = new LinkedHashMap<>();

    HistoryFetcher(
            String account,
            CostCatalog catalog,
            CostRun run,
            PartStore parts,
            DocumentStore documents,
            PartFetcher fetcher,
            DocumentFetcher documentFetcher,
            CostListener listener) {
        this.account = account;
        this.catalog = catalog;
        this.run = run;
        this.parts = parts;
        this.documents = documents;
        this.fetcher = fetcher;
        this.documentFetcher = documentFetcher;
        this.listener = listener;
    }

    /** One part that has to be read. */
    private record Task(HistoryQuery query, String slice, SlotRange range, LocalDate start) {}

    /** Finds the reach of every series and reads the documents: all that an exact estimate needs. */
    AccountDimensions discover() {
        QueryList queries = new QueryList(catalog);
        RetentionProbe probe = new RetentionProbe(fetcher, parts, catalog, run);
        for (Series series : catalog.series()) {
            if (hasTotal(series)) {
                probe.retention(queries.total(series), "")
                        .ifPresent(retention -> retentions.put(series.name(), retention));
                if (series.name().equals(MONTHLY) && !retentions.containsKey(MONTHLY)) {
                    throw nothing();
                }
            }
        }
        documentFetcher.fetchAll(values());
        return AccountDimensions.of(documents, catalog);
    }

    private boolean hasTotal(Series series) {
        return catalog.groupings().stream()
                .anyMatch(grouping -> grouping.series().contains(series.name())
                        && grouping.by().isEmpty()
                        && grouping.repeat() == null);
    }

    /** Reads every missing part. */
    void read(AccountDimensions dimensions) {
        List<HistoryQuery> queries = new QueryList(catalog).all(dimensions);
        probeSlices(queries, dimensions);
        List<Task> tasks = tasks(queries, dimensions);
        listener.planned(tasks.size());
        for (Task task : tasks) {
            String end =
                    run.endOf(task.query().series().granularity(), task.range().end());
            if (task.query().series().granularity().format(task.start()).compareTo(end) < 0) {
                fetcher.fetch(
                        task.query(),
                        task.slice(),
                        task.range(),
                        task.query().request(task.start(), end, task.slice(), catalog.metrics()));
            }
        }
    }

    /** A series without a total of its own is asked slice by slice for its reach. */
    private void probeSlices(List<HistoryQuery> queries, AccountDimensions dimensions) {
        RetentionProbe probe = new RetentionProbe(fetcher, parts, catalog, run);
        for (HistoryQuery query : queries) {
            if (query.sliceBy() != null) {
                for (String slice : dimensions.services()) {
                    probe.retention(query, slice).ifPresent(retention -> retentions.put(key(query, slice), retention));
                    if (refusedForGood(query, slice)) {
                        break;
                    }
                }
            }
        }
    }

    private boolean refusedForGood(HistoryQuery query, String slice) {
        return StoredSlots.of(parts.headers(), query.name(), slice).refusalsIn(run).stream()
                .anyMatch(refusal ->
                        refusal.outcome() == FetchStatus.DENIED || refusal.outcome() == FetchStatus.NOT_OFFERED);
    }

    private List<Task> tasks(List<HistoryQuery> queries, AccountDimensions dimensions) {
        List<Task> tasks = new ArrayList<>();
        for (HistoryQuery query : queries) {
            List<String> slices = query.sliceBy() == null ? List.of("") : dimensions.services();
            for (String slice : slices) {
                RetentionPeriod retention =
                        retentions.get(query.sliceBy() == null ? query.series().name() : key(query, slice));
                if (retention != null) {
                    tasks.addAll(tasks(query, slice, retention, dimensions));
                }
            }
        }
        return tasks;
    }

    private List<Task> tasks(
            HistoryQuery query, String slice, RetentionPeriod retention, AccountDimensions dimensions) {
        StoredSlots stored = StoredSlots.of(parts.headers(), query.name(), slice);
        SlotUnit unit = retention.series().unit();
        long rows = dimensions.rowsPerPeriod(query)
                * retention.series().granularity().periodsIn(unit);
        int longest = (int) Math.max(1, catalog.limits().rowsPerPage() / rows);
        return MissingParts.of(retention.slots(), stored, run, open(query, slice), longest).stream()
                .map(range -> new Task(query, slice, range, later(range.first(), retention.start())))
                .toList();
    }

    private Predicate<LocalDate> open(HistoryQuery query, String slice) {
        String total = query.sliceBy() == null
                ? new QueryList(catalog).total(query.series()).name()
                : query.name();
        return StoredSlots.of(parts.headers(), total, slice)::estimated;
    }

    private static String key(HistoryQuery query, String slice) {
        return query.name() + "\n" + slice;
    }

    private static LocalDate later(LocalDate left, LocalDate right) {
        return left.isAfter(right) ? left : right;
    }

    /** What the parameters of documents may name. */
    private Map<String, String> values() {
        LocalDate today = run.today();
        LocalDate month = today.withDayOfMonth(1);
        Map<String, String> values = new TreeMap<>();
        values.put("account", account);
        values.put("today", today.toString());
        values.put("tomorrow", today.plusDays(1).toString());
        RetentionPeriod monthly = retentions.get(MONTHLY);
        values.put("historyStart", (monthly == null ? month : monthly.start()).toString());
        values.put("monthsBack12", month.minusMonths(12).toString());
        values.put("monthsAhead3", today.plusMonths(3).toString());
        values.put("monthsAhead12", month.plusMonths(12).toString());
        values.put("daysBack90", today.minusDays(90).toString());
        return values;
    }

    private MitosisException nothing() {
        HistoryQuery total = new QueryList(catalog).total(catalog.series(MONTHLY));
        String reason = StoredSlots.of(parts.headers(), total.name(), "").refusalsIn(run).stream()
                .map(refusal -> refusal.outcome().label() + ": " + refusal.reason())
                .distinct()
                .reduce((left, right) -> left + "; " + right)
                .orElse("no answer");
        return new MitosisException(
                "M-COST-01",
                "Cost Explorer gives no history of account " + account,
                reason,
                "enable Cost Explorer (data appears within a day), allow ce:GetCostAndUsage, activate IAM access to billing",
                ExitCode.INCOMPLETE);
    }
}
