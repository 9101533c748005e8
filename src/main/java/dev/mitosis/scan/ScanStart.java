package dev.mitosis.scan;

/** What a scan begins with. */
public enum ScanStart {
    /** Nothing: everything is asked. */
    ANEW,
    /** What an interrupted scan was answered. */
    RESUMED,
    /** What the last scan was answered, so that only what failed is asked; nothing, where nothing failed. */
    ONLY_MISSING
}
