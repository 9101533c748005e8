package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.cost.store.SlotRange;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Reads one part from AWS and stores it whole: data first, header last. */
final class PartFetcher {
    private final CostCaller caller;
    private final PartStore store;
    private final CostCatalog catalog;
    private final CostRun run;
    private final Clock clock;
    private final CostListener listener;

    PartFetcher(
            CostCaller caller, PartStore store, CostCatalog catalog, CostRun run, Clock clock, CostListener listener) {
        this.caller = caller;
        this.store = store;
        this.catalog = catalog;
        this.run = run;
        this.clock = clock;
        this.listener = listener;
    }

    /** Reads the part with the request that covers its slots; a refusal is stored as such. */
    PartHeader fetch(HistoryQuery query, String slice, SlotRange range) {
        JsonNode request = query.request(
                range.first(), run.endOf(query.series().granularity(), range.end()), slice, catalog.metrics());
        return fetch(query, slice, range, request);
    }

    /** Reads the part with a request of the caller's own. */
    PartHeader fetch(HistoryQuery query, String slice, SlotRange range, JsonNode request) {
        int before = caller.budget().made();
        PartHeader blank = header(query, slice, range, request);
        CostOperation operation = CostOperations.named(query.series().operation());
        PartHeader done;
        try {
            PartStatistics statistics = read(operation, request, query, store.data(blank));
            done = finished(blank, statistics, caller.budget().made() - before);
        } catch (RequestRefusedException e) {
            done = refused(blank, e, caller.budget().made() - before);
        }
        store.commit(done);
        listener.part(done.query(), done.path(), done.outcome(), caller.budget().made());
        return done;
    }

    private PartStatistics read(CostOperation operation, JsonNode request, HistoryQuery query, Path file)
            throws RequestRefusedException {
        for (int restart = 0; ; restart++) {
            PartStatistics statistics = new PartStatistics(query, catalog.metrics());
            RequestRefusedException refusal = attempt(operation, request, file, statistics);
            if (refusal == null) {
                return statistics;
            }
            if (refusal.outcome() != FetchStatus.TOKEN_EXPIRED
                    || restart == catalog.limits().tokenRestarts()) {
                throw refusal;
            }
        }
    }

    private @org.jspecify.annotations.Nullable RequestRefusedException attempt(
            CostOperation operation, JsonNode request, Path file, PartStatistics statistics) {
        try {
            AtomicFile.write(file, out -> {
                try (GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 16)) {
                    caller.pages(operation, request, page -> {
                        statistics.add(page);
                        zip.write((Json.line(page) + "\n").getBytes(StandardCharsets.UTF_8));
                    });
                } catch (RequestRefusedException e) {
                    throw new Refusal(e);
                }
            });
            return null;
        } catch (Refusal e) {
            return e.refusal;
        }
    }

    /** Carries a refusal out of the file being written, so that nothing is left of it. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient RequestRefusedException refusal;

        Refusal(RequestRefusedException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }

    private PartHeader header(HistoryQuery query, String slice, SlotRange range, JsonNode request) {
        return new PartHeader(
                query.name(),
                slice,
                range.unit(),
                range.first().toString(),
                range.end().toString(),
                request,
                FetchStatus.COMPLETE,
                "",
                List.of(),
                clock.instant().toString(),
                run.id(),
                0,
                0,
                0,
                0,
                "");
    }

    private PartHeader finished(PartHeader part, PartStatistics statistics, int requests) {
        SortedSet<String> open = new TreeSet<>(statistics.estimated());
        LocalDate today = run.today();
        part.range().slots().stream()
                .filter(slot -> part.unit().plus(slot, 1).isAfter(today))
                .forEach(slot -> open.add(slot.toString()));
        try {
            return new PartHeader(
                    part.query(),
                    part.slice(),
                    part.unit(),
                    part.slotStart(),
                    part.slotEnd(),
                    part.request(),
                    FetchStatus.COMPLETE,
                    "",
                    List.copyOf(open),
                    part.fetchedAt(),
                    part.run(),
                    requests,
                    statistics.rows(),
                    statistics.scale(),
                    statistics.digits(),
                    Hashes.ofFile(store.data(part)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PartHeader refused(PartHeader part, RequestRefusedException refusal, int requests) {
        return new PartHeader(
                part.query(),
                part.slice(),
                part.unit(),
                part.slotStart(),
                part.slotEnd(),
                part.request(),
                refusal.outcome(),
                refusal.reason(),
                List.of(),
                part.fetchedAt(),
                part.run(),
                requests,
                0,
                0,
                0,
                "");
    }
}
