package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.DocumentSpec;
import dev.mitosis.cost.CostCatalog.Series;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.SlotUnit;
import dev.mitosis.cost.fetch.CostEstimate.Line;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.cost.store.SlotRange;
import dev.mitosis.cost.store.StoredDocument;
import dev.mitosis.cost.store.StoredSlots;
import dev.mitosis.io.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Works out how many requests the next export makes, from what is stored; it makes none itself. */
public final class CostEstimator {
    private final CostCatalog catalog;

    /** An estimator for what the bundled catalogue lists. */
    public CostEstimator() {
        this(CostCatalog.bundled());
    }

    CostEstimator(CostCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Estimates an export that starts, or goes on, now.
     *
     * @param folder {@code reports/<account>/cost}, which need not exist yet
     */
    public CostEstimate estimate(String account, Path folder, Instant now) {
        CostPaths paths = new CostPaths(folder);
        PartStore parts = PartStore.look(paths.parts());
        DocumentStore documents = DocumentStore.look(paths.documents());
        CostRun run = CostRun.resumable(
                        paths.run(), now, Duration.ofHours(catalog.limits().resumeHours()))
                .orElseGet(() -> CostRun.at(now));
        boolean known = documents.find("dimension-service").isPresent();
        AccountDimensions dimensions = known ? AccountDimensions.of(documents, catalog) : assumed();
        LearnedPages learned = LearnedPages.of(parts, catalog.limits().rowsPerPage());
        List<Line> lines = new ArrayList<>();
        lines.add(documents(documents, dimensions, run));
        for (HistoryQuery query : new QueryList(catalog).all(dimensions)) {
            Line line = line(query, dimensions, parts, run, learned);
            if (line.parts() > 0) {
                lines.add(line);
            }
        }
        int requests = lines.stream().mapToInt(Line::requests).sum();
        return new CostEstimate(
                Json.FORMAT_VERSION,
                Json.TOOL,
                account,
                known,
                requests,
                catalog.limits().pricePerRequest().multiply(BigDecimal.valueOf(requests)),
                catalog.limits().currency(),
                Math.round(Math.ceil(requests / catalog.limits().requestsPerSecond())),
                lines);
    }

    private AccountDimensions assumed() {
        Map<String, Integer> counts = catalog.limits().assumed();
        return new AccountDimensions(
                names("tag", counts.getOrDefault("tags", 0)),
                names("category", counts.getOrDefault("categories", 0)),
                List.copyOf(names("service", counts.getOrDefault("services", 0))),
                counts,
                Map.of());
    }

    private static SortedSet<String> names(String stem, int count) {
        SortedSet<String> names = new TreeSet<>();
        for (int i = 1; i <= count; i++) {
            names.add(stem + i);
        }
        return names;
    }

    private Line documents(DocumentStore documents, AccountDimensions dimensions, CostRun run) {
        int requests = 0;
        for (DocumentSpec spec : catalog.documents()) {
            if (spec.byHand() == null && CostOperations.named(spec.operation()).paid()) {
                requests += pending(spec, documents, dimensions, run);
            }
        }
        return new Line(CostEstimate.DOCUMENTS, requests, requests);
    }

    private static int pending(DocumentSpec spec, DocumentStore documents, AccountDimensions dimensions, CostRun run) {
        int times = spec.each() == null
                ? 1
                : spec.name().equals("tag-values")
                        ? dimensions.tags().size()
                        : dimensions.categories().size();
        Collection<StoredDocument> read = documents.all().stream()
                .filter(document -> document.run().equals(run.id()))
                .filter(document -> document.name().equals(spec.name())
                        || document.name().startsWith(DocumentFetcher.name(spec.name(), "")))
                .collect(Collectors.toList());
        return Math.max(0, times - read.size());
    }

    private Line line(
            HistoryQuery query, AccountDimensions dimensions, PartStore parts, CostRun run, LearnedPages learned) {
        Series series = query.series();
        SlotUnit unit = series.unit();
        Reach reach = reach(query, parts, run);
        if (reach.refused() && !reach.known()) {
            return new Line(query.name(), reach.probes(), reach.probes());
        }
        LocalDate end = unit.plus(unit.floor(run.today()), 1);
        long rows = dimensions.rowsPerPeriod(query) * series.granularity().periodsIn(unit);
        int rowsPerPage = catalog.limits().rowsPerPage();
        int longest = (int) Math.max(1, rowsPerPage / rows);
        int count = 0;
        int requests = 0;
        for (String slice : query.sliceBy() == null ? List.of("") : dimensions.services()) {
            StoredSlots stored = StoredSlots.of(parts.headers(), query.name(), slice);
            if (query.sliceBy() != null && stored.parts().isEmpty()) {
                // Its reach is asked for first, with a request that covers all of it; what was refused is refused
                // again.
                int refusals = stored.refusalsBefore(run).size();
                boolean refused = !stored.refusalsIn(run).isEmpty() || refusals > 0;
                count += refused ? refusals : 1;
                requests += refused ? refusals : learned.pages(query.name(), 1, rows);
                continue;
            }
            LocalDate start = start(query, slice, parts, run);
            SlotRange needed = new SlotRange(unit, unit.floor(start), end);
            for (SlotRange range : MissingParts.of(needed, stored, run, open(query, slice, parts), longest)) {
                count++;
                requests += learned.pages(query.name(), range.slots().size(), rows);
            }
        }
        return new Line(query.name(), count, (int) Math.round(requests * learned.tries()) + reach.probes());
    }

    /**
     * What is learned of a series' reach; what an earlier run was refused, the next one asks for again.
     *
     * @param known whether the service agreed to any
     * @param refused whether it did not to some
     * @param probes how often the next run asks, with the query that the reach is asked for with
     */
    private record Reach(boolean known, boolean refused, int probes) {}

    private Reach reach(HistoryQuery query, PartStore parts, CostRun run) {
        if (query.sliceBy() != null) {
            return new Reach(false, false, 0);
        }
        String total = new QueryList(catalog).total(query.series()).name();
        List<PartHeader> asked = parts.headers().stream()
                .filter(part -> part.query().equals(total))
                .toList();
        long again = asked.stream()
                .filter(part -> !part.complete() && !part.run().equals(run.id()))
                .count();
        return new Reach(
                asked.stream().anyMatch(PartHeader::complete),
                asked.stream().anyMatch(part -> !part.complete()),
                query.name().equals(total) ? (int) again : 0);
    }

    /** Which slots are not final, as the series' total says it; the export parts by the same. */
    private Predicate<LocalDate> open(HistoryQuery query, String slice, PartStore parts) {
        String total = query.sliceBy() == null
                ? new QueryList(catalog).total(query.series()).name()
                : query.name();
        return StoredSlots.of(parts.headers(), total, slice)::estimated;
    }

    /** The reach that is known from the series' total, else the deepest that the catalogue tries. */
    private LocalDate start(HistoryQuery query, String slice, PartStore parts, CostRun run) {
        String total = query.sliceBy() == null
                ? new QueryList(catalog).total(query.series()).name()
                : query.name();
        Optional<LocalDate> known =
                StoredSlots.of(parts.headers(), total, slice).start();
        return known.orElseGet(
                () -> RetentionProbe.candidates(query.series(), run.today()).get(0));
    }
}
