package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.DocumentEntry;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostManifest.Retention;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.query.HistoryFiles;
import dev.mitosis.cost.query.HistoryLoader;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.cost.store.StoredDocument;
import dev.mitosis.cost.store.StoredSlots;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.model.Coverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns the stores into files for people and the manifest that lists them. */
final class ManifestBuilder implements AutoCloseable {
    private final CostCatalog catalog;
    private final CostPaths paths;
    private final CostRun run;
    private final PartStore parts;
    private final DocumentStore documents;
    private final HistoryFiles files;

    ManifestBuilder(
            CostCatalog catalog,
            CostPaths paths,
            CostRun run,
            PartStore parts,
            DocumentStore documents,
            CostListener listener) {
        this.catalog = catalog;
        this.paths = paths;
        this.run = run;
        this.parts = parts;
        this.documents = documents;
        this.files = new HistoryFiles(paths, new HistoryLoader(parts, catalog.metrics()), listener::file);
    }

    @Override
    public void close() {
        files.close();
    }

    /**
     * What a manifest says beside what is stored.
     *
     * @param unfinished why the run ended before everything was asked for; empty where it was
     */
    record Facts(String account, String caller, String now, int requestsThisRun, String unfinished) {}

    CostManifest build(Facts facts, List<HistoryQuery> queries) {
        parts.headers().stream().map(PartHeader::query).distinct().forEach(this::discardOld);
        List<QueryEntry> entries =
                unasked(explained(queries.stream().map(this::entry).toList()), facts.unfinished());
        List<DocumentEntry> kept = documents.all().stream().map(this::entry).toList();
        int requests = Stream.concat(
                        parts.headers().stream().map(PartHeader::requests),
                        documents.all().stream().map(StoredDocument::requests))
                .mapToInt(Integer::intValue)
                .sum();
        BigDecimal price = catalog.limits().pricePerRequest().multiply(BigDecimal.valueOf(requests));
        return new CostManifest(
                Json.FORMAT_VERSION,
                Json.TOOL,
                facts.account(),
                null,
                facts.now(),
                facts.caller(),
                run.startedAt(),
                run.id(),
                requests,
                facts.requestsThisRun(),
                price,
                catalog.limits().currency(),
                catalog.metrics(),
                retention(entries),
                entries,
                kept,
                coverage(entries, kept));
    }

    /** Drops parts that later ones have replaced, and refusals of earlier runs. */
    private void discardOld(String query) {
        slices(query).forEach(slice -> {
            StoredSlots stored = StoredSlots.of(parts.headers(), query, slice);
            stored.superseded().forEach(parts::discard);
            stored.refusalsBefore(run).forEach(parts::discard);
        });
    }

    private Set<String> slices(String query) {
        Set<String> slices = new TreeSet<>();
        parts.headers().stream().filter(part -> part.query().equals(query)).forEach(part -> slices.add(part.slice()));
        return slices;
    }

    private QueryEntry entry(HistoryQuery query) {
        Map<PartHeader, Set<LocalDate>> used = new LinkedHashMap<>();
        List<PartHeader> refusals = new ArrayList<>();
        Set<String> estimated = new TreeSet<>();
        for (String slice : slices(query.name())) {
            StoredSlots stored = StoredSlots.of(parts.headers(), query.name(), slice);
            used.putAll(stored.parts());
            stored.parts()
                    .forEach((part, slots) -> slots.stream()
                            .filter(slot -> part.estimatedSlots().contains(slot.toString()))
                            .forEach(slot -> estimated.add(slot.toString())));
            refusals.addAll(hurting(stored));
        }
        List<FileEntry> written = used.isEmpty() ? List.of() : files.write(query, used);
        return new QueryEntry(
                query.name(),
                query.series().operation(),
                query.series().granularity().name(),
                query.groupBy().stream().map(GroupKey::label).toList(),
                query.groupBy().stream().map(GroupKey::column).toList(),
                used.keySet().stream()
                        .map(PartHeader::start)
                        .min(LocalDate::compareTo)
                        .map(LocalDate::toString)
                        .orElse(""),
                used.keySet().stream()
                        .map(ManifestBuilder::end)
                        .max(String::compareTo)
                        .orElse(""),
                status(used, refusals),
                reason(refusals),
                List.copyOf(estimated),
                written,
                used.keySet().stream().flatMap(this::evidence).toList());
    }

    /** Refusals that leave a hole: those for slots that no part answers for, except a reach that is too deep. */
    private List<PartHeader> hurting(StoredSlots stored) {
        Set<LocalDate> have = new TreeSet<>();
        stored.parts().values().forEach(have::addAll);
        return stored.refusalsIn(run).stream()
                .filter(refusal -> have.isEmpty()
                        || refusal.range().slots().stream()
                                .anyMatch(slot -> !have.contains(slot)
                                        && slot.isAfter(have.iterator().next())))
                .toList();
    }

    private static String end(PartHeader part) {
        String end = part.request().path("TimePeriod").path("End").asText();
        return end.substring(0, 10);
    }

    private static FetchStatus status(Map<PartHeader, Set<LocalDate>> used, List<PartHeader> refusals) {
        if (refusals.isEmpty()) {
            return used.isEmpty() ? FetchStatus.DATA_UNAVAILABLE : FetchStatus.COMPLETE;
        }
        return used.isEmpty() ? refusals.get(0).outcome() : FetchStatus.PARTIAL;
    }

    private static String reason(List<PartHeader> refusals) {
        Map<String, Integer> reasons = new TreeMap<>();
        refusals.forEach(refusal -> reasons.merge(refusal.reason(), 1, Integer::sum));
        List<String> texts = new ArrayList<>();
        reasons.forEach((reason, times) -> texts.add(times == 1 ? reason : reason + " (" + times + " times)"));
        return String.join("; ", texts);
    }

    /** A query that was not asked for, because its series' total was refused, says so. */
    private static List<QueryEntry> explained(List<QueryEntry> entries) {
        Map<String, QueryEntry> totals = new LinkedHashMap<>();
        entries.stream().filter(QueryEntry::total).forEach(total -> totals.put(total.series(), total));
        return entries.stream()
                .map(entry -> {
                    QueryEntry total = totals.get(entry.series());
                    boolean silent = entry.parts().isEmpty() && entry.reason().isEmpty();
                    return silent && total != null && !total.reason().isEmpty()
                            ? entry.refused(
                                    total.status(), "not asked for, as " + total.name() + " gave: " + total.reason())
                            : entry;
                })
                .toList();
    }

    /** What an unfinished run has not come to is not said to hold nothing, nor to be whole. */
    private static List<QueryEntry> unasked(List<QueryEntry> entries, String why) {
        if (why.isEmpty()) {
            return entries;
        }
        return entries.stream()
                .map(entry -> switch (entry.status()) {
                    case COMPLETE -> entry.refused(FetchStatus.UNFINISHED, "some or all of it was read; " + why);
                    case DATA_UNAVAILABLE ->
                        entry.reason().isEmpty()
                                ? entry.refused(FetchStatus.UNFINISHED, "none of it was read; " + why)
                                : entry;
                    default -> entry;
                })
                .toList();
    }

    private Stream<FileEntry> evidence(PartHeader part) {
        Path header = parts.header(part);
        return Stream.of(
                new FileEntry(paths.relative(parts.data(part)), "jsonl.gz", part.sha256(), part.rows()),
                new FileEntry(paths.relative(header), "json", hash(header), 1));
    }

    private DocumentEntry entry(StoredDocument document) {
        Path file = documents.file(document.name());
        return new DocumentEntry(
                document.name(),
                document.operation(),
                document.outcome(),
                document.reason(),
                document.fetchedAt(),
                new FileEntry(paths.relative(file), "json", hash(file), document.size()));
    }

    private static String hash(Path file) {
        try {
            return Hashes.ofFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Retention> retention(List<QueryEntry> entries) {
        List<Retention> found = new ArrayList<>();
        for (CostCatalog.Series series : catalog.series()) {
            List<QueryEntry> own = entries.stream()
                    .filter(entry -> entry.name().startsWith(series.name() + "-")
                            && !entry.start().isEmpty())
                    .toList();
            List<String> refused = parts.headers().stream()
                    .filter(part -> !part.complete()
                            && part.query()
                                    .equals(new QueryList(catalog).total(series).name()))
                    .map(part -> part.start() + ": " + part.outcome().label() + ": " + part.reason())
                    .toList();
            found.add(new Retention(
                    series.name(),
                    own.stream().map(QueryEntry::start).min(String::compareTo).orElse(""),
                    own.stream().map(QueryEntry::end).max(String::compareTo).orElse(""),
                    refused));
        }
        return found;
    }

    private static List<Coverage> coverage(List<QueryEntry> entries, List<DocumentEntry> documents) {
        List<Coverage> rows = new ArrayList<>();
        for (QueryEntry entry : entries) {
            int count = (int) entry.files().stream().mapToLong(FileEntry::rows).sum() / 2;
            rows.add(new Coverage(
                    "ce",
                    entry.name(),
                    "global",
                    entry.operation(),
                    entry.status().coverage(),
                    count,
                    entry.reason()));
        }
        for (DocumentEntry entry : documents) {
            String service = entry.operation().substring(0, entry.operation().indexOf(':'));
            int count = (int) Objects.requireNonNull(entry.file()).rows();
            rows.add(new Coverage(
                    service,
                    entry.name(),
                    "global",
                    entry.operation(),
                    entry.status().coverage(),
                    count,
                    entry.reason()));
        }
        rows.sort(null);
        return rows;
    }
}
