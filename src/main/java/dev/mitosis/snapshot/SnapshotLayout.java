package dev.mitosis.snapshot;

/** The names of a snapshot's files. */
final class SnapshotLayout {
    static final String MANIFEST = "manifest.json";
    static final String DATA_SUFFIX = ".jsonl.gz";

    private SnapshotLayout() {}

    /**
     * The path of one operation's resources below the snapshot's folder, for example
     * {@code eu-west-1/rds.DescribeDBInstances.jsonl.gz}.
     */
    static String dataFile(String region, String service, String operation) {
        return safe(region) + "/" + safe(service) + "." + safe(operation) + DATA_SUFFIX;
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
