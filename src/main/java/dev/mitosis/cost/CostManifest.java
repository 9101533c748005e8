package dev.mitosis.cost;

import dev.mitosis.model.Coverage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code manifest.json}: what was asked, what came, and the hash of every file. It is written last.
 *
 * @param snapshotId always null: the history does not depend on a snapshot
 * @param createdAt when the export ended
 * @param createdBy the ARN of whoever ran it
 * @param asOf when the run started; every request is as of this time
 * @param requests the paid requests behind everything that is stored
 * @param price what they cost
 * @param requestsThisRun the paid requests of this run
 */
public record CostManifest(
        int formatVersion,
        String tool,
        String account,
        @Nullable String snapshotId,
        String createdAt,
        String createdBy,
        String asOf,
        String run,
        int requests,
        int requestsThisRun,
        BigDecimal price,
        String priceCurrency,
        List<String> metrics,
        List<Retention> retention,
        List<QueryEntry> queries,
        List<DocumentEntry> documents,
        List<Coverage> coverage) {
    public CostManifest {
        TextFormat.requireInstant(createdAt);
        metrics.forEach(TextFormat::requireMetric);
    }

    /**
     * How far back a series reaches.
     *
     * @param start the first day; empty where there is no history
     * @param refused the deeper starts that the service refused in this run, with its words
     */
    public record Retention(String series, String start, String end, List<String> refused) {}

    /**
     * One query.
     *
     * @param groupBy dimensions by name; tags as {@code TAG:<key>}, categories as {@code COST_CATEGORY:<name>}
     * @param columns the columns of the keys, in the order of {@code groupBy}
     * @param start the first day, ISO
     * @param end the day behind the last one, ISO
     * @param status {@code complete}, {@code partial}, or why nothing came
     * @param estimated the months (or days) that were not final
     * @param parts the service's own answers, one entry for each request with its pages
     */
    public record QueryEntry(
            String name,
            String operation,
            String granularity,
            List<String> groupBy,
            List<String> columns,
            String start,
            String end,
            FetchStatus status,
            String reason,
            List<String> estimated,
            List<FileEntry> files,
            List<FileEntry> parts) {
        public QueryEntry {
            TextFormat.requireQueryName(name);
            Granularity.valueOf(granularity);
            TextFormat.requireDateOrEmpty(start);
            TextFormat.requireDateOrEmpty(end);
            estimated.forEach(TextFormat::requireDate);
            files.forEach(file -> TextFormat.requireMonthPath(file.path()));
        }

        /** The files of one format. */
        public List<FileEntry> files(String format) {
            return files.stream().filter(file -> file.format().equals(format)).toList();
        }

        public QueryEntry withFiles(List<FileEntry> others) {
            return new QueryEntry(
                    name,
                    operation,
                    granularity,
                    groupBy,
                    columns,
                    start,
                    end,
                    status,
                    reason,
                    estimated,
                    others,
                    parts);
        }

        public QueryEntry refused(FetchStatus outcome, String why) {
            return new QueryEntry(
                    name, operation, granularity, groupBy, columns, start, end, outcome, why, estimated, files, parts);
        }

        /** The name of its series. */
        public String series() {
            return name.substring(0, name.indexOf('-'));
        }

        /** What it is broken down by, the same for every series. */
        public String grouping() {
            return name.substring(name.indexOf('-') + 1);
        }

        /** Whether this is the ungrouped total of its series. */
        public boolean total() {
            return groupBy.isEmpty();
        }
    }

    /**
     * One file.
     *
     * @param path relative to the manifest
     * @param format {@code parquet}, {@code csv}, {@code json} or {@code jsonl.gz}
     */
    public record FileEntry(String path, String format, String sha256, long rows) {
        public static final String PARQUET = "parquet";
        public static final String CSV = "csv";
    }

    /** One document. */
    public record DocumentEntry(
            String name, String operation, FetchStatus status, String reason, String fetchedAt, FileEntry file) {}
}
