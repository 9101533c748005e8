package dev.mitosis.cost;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mitosis.model.CoverageStatus;
import java.util.Locale;

/** What became of a request, and of the query that it belongs to. */
public enum FetchStatus {
    COMPLETE(CoverageStatus.READ),
    /** Some parts of the query are there and some are not. */
    PARTIAL(CoverageStatus.FAILED),
    DENIED(CoverageStatus.DENIED),
    /** Cost Explorer has no data for the range, or the feature is not switched on. */
    DATA_UNAVAILABLE(CoverageStatus.DISABLED),
    /** The bill of the range is no longer kept. */
    BILL_EXPIRED(CoverageStatus.DISABLED),
    /** The service refuses the parameters: mostly a range that lies too far back. */
    REFUSED(CoverageStatus.DISABLED),
    /** The endpoint or the SDK does not know the operation. */
    NOT_OFFERED(CoverageStatus.NOT_OFFERED),
    THROTTLED(CoverageStatus.THROTTLED),
    FAILED(CoverageStatus.FAILED),
    /** The run ended before all of it was asked for. */
    UNFINISHED(CoverageStatus.FAILED),
    /** The page token ran out; the part has to start again. */
    TOKEN_EXPIRED(CoverageStatus.FAILED),
    /** The caller's credentials are missing or have expired; nothing can go on. */
    CREDENTIALS(CoverageStatus.DENIED);

    private final CoverageStatus coverage;

    FetchStatus(CoverageStatus coverage) {
        this.coverage = coverage;
    }

    /** The name used in files and on the screen. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public CoverageStatus coverage() {
        return coverage;
    }

    /** Whether trying again a little later may help. */
    public boolean passing() {
        return this == THROTTLED || this == FAILED;
    }
}
