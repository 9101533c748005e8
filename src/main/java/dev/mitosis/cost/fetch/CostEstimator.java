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
        List<Line> lines = new ArrayList<>();
        lines.add(documents(documents, dimensions, run));
        for (HistoryQuery query : new QueryList(catalog).all(dimensions)) {
            Line line = line(query, dimensions, parts, run);
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
        return new Line("documents", requests, requests);
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

    private Line line(HistoryQuery query, AccountDimensions dimensions, PartStore parts, CostRun run) {
        Series series = query.series();
        SlotUnit unit = series.unit();
        Reach reach = reach(query, parts);
        if (reach.refusals() > 0 && !reach.known()) {
            int probes = reach.total() ? reach.refusals() : 0;
            return new Line(query.name(), probes, probes);
        }
        LocalDate end = unit.plus(unit.floor(run.today()), 1);
        long rows = dimensions.rowsPerPeriod(query) * series.granularity().periodsIn(unit);
        int rowsPerPage = catalog.limits().rowsPerPage();
        int longest = (int) Math.max(1, rowsPerPage / rows);
        int count = 0;
        int requests = 0;
        for (String slice : query.sliceBy() == null ? List.of("") : dimensions.services()) {
            StoredSlots stored = StoredSlots.of(parts.headers(), query.name(), slice);
            LocalDate start = start(query, slice, parts, run);
            SlotRange needed = new SlotRange(unit, unit.floor(start), end);
            for (SlotRange range : MissingParts.of(needed, stored, run, stored::estimated, longest)) {
                count++;
                requests += (int) Math.max(1, (range.slots().size() * rows + rowsPerPage - 1) / rowsPerPage);
            }
        }
        int probes = reach.total() ? reach.refusals() : 0;
        return new Line(query.name(), count, requests + probes);
    }

    /**
     * What the last run learned of a series' reach, which the next one asks for in the same way.
     *
     * @param total whether the query is the one that the reach is asked for with
     * @param known whether the service agreed to any
     * @param refusals how often it did not
     */
    private record Reach(boolean total, boolean known, int refusals) {}

    private Reach reach(HistoryQuery query, PartStore parts) {
        if (query.sliceBy() != null) {
            return new Reach(false, false, 0);
        }
        String total = new QueryList(catalog).total(query.series()).name();
        List<PartHeader> asked = parts.headers().stream()
                .filter(part -> part.query().equals(total))
                .toList();
        return new Reach(query.name().equals(total), asked.stream().anyMatch(PartHeader::complete), (int)
                asked.stream().filter(part -> !part.complete()).count());
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
