package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.FileEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Json;
import java.time.Duration;
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
        AccountDimensions dimensions;
        try {
            dimensions = reader.discover();
            reader.read(dimensions);
        } catch (RequestsSpentException e) {
            return new CostExportResult(null, budget.made());
        }
        CostManifest manifest = write(request, paths, run, parts, documents, dimensions, budget);
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

    private CostManifest write(
            CostExportRequest request,
            CostPaths paths,
            CostRun run,
            PartStore parts,
            DocumentStore documents,
            AccountDimensions dimensions,
            RequestBudget budget) {
        try (ManifestBuilder builder = new ManifestBuilder(catalog, paths, run, parts, documents, request.listener())) {
            CostManifest manifest = builder.build(
                    request.account(),
                    request.caller(),
                    request.clock().instant().toString(),
                    new QueryList(catalog).all(dimensions),
                    budget.made());
            AtomicFile.write(paths.manifest(), Json.pretty(manifest));
            AtomicFile.write(paths.manifestHash(), ManifestFile.hash(paths) + "  manifest.json\n");
            request.listener().file(paths.relative(paths.manifest()));
            return manifest;
        }
    }
}
