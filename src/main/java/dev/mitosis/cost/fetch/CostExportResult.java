package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostManifest;
import org.jspecify.annotations.Nullable;

/**
 * What an export came to.
 *
 * @param manifest null where the allowed requests were spent before the end; the next run goes on from there
 * @param requests the paid requests of this call
 */
public record CostExportResult(@Nullable CostManifest manifest, int requests) {
    /** Whether the history is on disk as a whole. */
    public boolean finished() {
        return manifest != null;
    }
}
