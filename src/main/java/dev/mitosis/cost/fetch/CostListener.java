package dev.mitosis.cost.fetch;

import dev.mitosis.cost.FetchStatus;

/** Is told what the export does, as it does it. */
public interface CostListener {
    /** Hears nothing. */
    CostListener SILENT = new CostListener() {};

    /** The number of parts that still have to be read is known. */
    default void planned(int parts) {}

    /** A part has been stored, or its refusal. */
    default void part(String query, String path, FetchStatus outcome, int requests) {}

    /** A file of the result has been written. */
    default void file(String path) {}
}
