package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.MitosisException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Exports everything that Cost Explorer knows about an account. It can be killed at any moment and started again: a
 * finished part is never paid twice, final periods are never read again, estimated ones are by the next run.
 */
public final class CostExporter {
    private final CostCatalog catalog;

    /** An exporter that asks for what the bundled catalogue lists. */
    public CostExporter() {
        this(CostCatalog.bundled());
    }

    CostExporter(CostCatalog catalog) {
        this.catalog = catalog;
    }

    /** The operations that an export may call; all of them only read. */
    public static Set<String> operations() {
        return CostOperations.names();
    }

    /**
     * Reads what is missing and writes the files and the manifest.
     *
     * @throws dev.mitosis.model.MitosisException M-COST-01 where there is no history at all, M-COST-02 where the
     *     credentials are refused
     */
    public CostExportResult export(CostExportRequest request) {
        return run(request, true);
    }

    /**
     * Reads only what tells how much there is to read: how far back the history goes, and which services, tags and
     * categories it knows. It is a part of the export, which goes on from there; an estimate is exact after it.
     *
     * @throws dev.mitosis.model.MitosisException as {@link #export}
     */
    public CostExportResult discover(CostExportRequest request) {
        return run(request, false);
    }

    private CostExportResult run(CostExportRequest request, boolean whole) {
        CostPaths paths = new CostPaths(request.folder());
        CostRun run = CostRun.resumeOrStart(
                paths.run(),
                request.clock().instant(),
                Duration.ofHours(catalog.limits().resumeHours()));
        PartStore.removeHalfWritten(paths.format(FileEntry.PARQUET));
        PartStore.removeHalfWritten(paths.format(FileEntry.CSV));
        PartStore parts = PartStore.open(paths.parts());
        DocumentStore documents = DocumentStore.open(paths.documents());
        RequestBudget budget =
                new RequestBudget(request.stopwatch(), catalog.limits().requestsPerSecond(), request.maxRequests());
        HistoryFetcher reader = reader(request, run, parts, documents, budget);
        Writing writing = new Writing(request, paths, run, parts, documents, budget);
        AccountDimensions dimensions;
        try {
            dimensions = reader.discover();
            if (!whole) {
                unfinished(writing, "only how much there is was asked for yet");
                return new CostExportResult(null, budget.made());
            }
            reader.read(dimensions);
        } catch (RequestsSpentException e) {
            unfinished(writing, "the run was to make no more than " + budget.made() + " requests");
            return new CostExportResult(null, budget.made());
        } catch (MitosisException e) {
            unfinished(writing, "the run ended: " + e.getMessage());
            throw e;
        }
        CostManifest manifest = write(writing, new QueryList(catalog).all(dimensions), "");
        run.finish().save(paths.run());
        return new CostExportResult(manifest, budget.made());
    }

    private HistoryFetcher reader(
            CostExportRequest request, CostRun run, PartStore parts, DocumentStore documents, RequestBudget budget) {
        CostCaller caller = new CostCaller(request.clients(), catalog.limits(), budget, request.stopwatch());
        return new HistoryFetcher(
                request.account(),
                catalog,
                run,
                parts,
                documents,
                new PartFetcher(caller, parts, catalog, run, request.clock(), request.listener()),
                new DocumentFetcher(caller, documents, catalog, run, request.clock(), request.listener()),
                request.listener());
    }

    /** What a manifest is made of. */
    private record Writing(
            CostExportRequest request,
            CostPaths paths,
            CostRun run,
            PartStore parts,
            DocumentStore documents,
            RequestBudget budget) {}

    /**
     * Tells what came of a run that did not end, each query with its status and reason. The manifest of a whole export
     * is never replaced by it.
     */
    private void unfinished(Writing writing, String why) {
        boolean whole = Files.exists(writing.paths().manifest())
                && ManifestFile.read(writing.paths()).queries().stream()
                        .noneMatch(query -> query.status() == FetchStatus.UNFINISHED);
        if (!whole) {
            AccountDimensions known = AccountDimensions.of(writing.documents(), catalog);
            write(writing, new QueryList(catalog).all(known), why);
        }
    }

    private CostManifest write(Writing writing, List<HistoryQuery> queries, String unfinished) {
        CostExportRequest request = writing.request();
        CostPaths paths = writing.paths();
        try (ManifestBuilder builder = new ManifestBuilder(
                catalog, paths, writing.run(), writing.parts(), writing.documents(), request.listener())) {
            CostManifest manifest = builder.build(
                    new ManifestBuilder.Facts(
                            request.account(),
                            request.caller(),
                            request.clock().instant().toString(),
                            writing.budget().made(),
                            unfinished),
                    queries);
            AtomicFile.write(paths.manifest(), Json.pretty(manifest));
            AtomicFile.write(paths.manifestHash(), ManifestFile.hash(paths) + "  manifest.json\n");
            request.listener().file(paths.relative(paths.manifest()));
            return manifest;
        }
    }
}
