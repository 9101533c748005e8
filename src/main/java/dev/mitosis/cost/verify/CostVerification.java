package dev.mitosis.cost.verify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mitosis.cost.TextFormat;
import dev.mitosis.model.Severity;
import java.util.List;
import java.util.Locale;

/**
 * The content of {@code verification.json}: what was examined and what is wrong.
 *
 * @param manifestSha256 the manifest that was verified; a later export needs a verification of its own
 * @param verifiedAt when
 * @param freshUntil how long the plan may rely on it: the account joins before this time or verifies again
 * @param reexportFrom the first day that was not final, so that it has to be exported again; empty where all is final
 */
public record CostVerification(
        int formatVersion,
        String tool,
        String account,
        String manifestSha256,
        String exportedAt,
        String verifiedAt,
        String freshUntil,
        String reexportFrom,
        boolean roundingAllowed,
        Status status,
        List<Check> checks,
        List<Problem> findings) {
    public CostVerification {
        TextFormat.requireInstant(verifiedAt);
        TextFormat.requireInstant(freshUntil);
    }

    /** Whether the history can be relied on. */
    public enum Status {
        VERIFIED,
        FAILED;

        /** The name used in files and on the screen. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One kind of check.
     *
     * @param examined how many things it looked at
     * @param failed how many of them are wrong
     */
    public record Check(String id, String title, long examined, long failed) {}

    /**
     * Something that is wrong.
     *
     * @param query the query, or empty
     * @param file the file, relative to the manifest, or empty
     * @param period the start of the period, or empty
     * @param metric the column, or empty
     */
    public record Problem(
            String check, Severity severity, String query, String file, String period, String metric, String text) {}

    /** Whether nothing is wrong that matters. */
    @JsonIgnore
    public boolean passed() {
        return status == Status.VERIFIED;
    }
}
