package dev.mitosis.scan;

import dev.mitosis.model.Coverage;

/** Hears of a scan's progress. Called from many threads, one call at a time. */
public interface ScanListener {
    /** Hears nothing. */
    ScanListener SILENT = new ScanListener() {};

    /** The scan begins; {@code parts} is the number of (type, region) pairs to read. */
    default void started(int parts, int regions) {}

    /** One type has been read in one region, or could not be. */
    default void finished(Coverage part) {}

    /** Resources found and calls made so far. */
    default void counted(int resources, long calls) {}
}
