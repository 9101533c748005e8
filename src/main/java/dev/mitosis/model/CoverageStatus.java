package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What became of the attempt to read one type in one region. */
public enum CoverageStatus {
    @JsonProperty("read")
    READ(true),
    @JsonProperty("empty")
    EMPTY(true),
    /** The service does not exist in this region or endpoint: nothing to miss. */
    @JsonProperty("not-offered")
    NOT_OFFERED(true),
    /** The service is not switched on in this account: nothing to miss. */
    @JsonProperty("disabled")
    DISABLED(true),
    /** The region shows no sign of use, so that the type was not asked for. */
    @JsonProperty("not-asked")
    NOT_ASKED(true),
    @JsonProperty("denied")
    DENIED(false),
    @JsonProperty("throttled")
    THROTTLED(false),
    @JsonProperty("failed")
    FAILED(false),
    /** No collector knows the type. */
    @JsonProperty("unsupported")
    UNSUPPORTED(false),
    /** Another source names the resource, but its own service was not read. */
    @JsonProperty("seen-elsewhere")
    SEEN_ELSEWHERE(false);

    private final boolean complete;

    CoverageStatus(boolean complete) {
        this.complete = complete;
    }

    /** Whether nothing is missing; if not, the scan ends with exit code 4. */
    public boolean complete() {
        return complete;
    }

    /** Whether a question got no usable answer, so that it may be asked again. */
    public boolean failed() {
        return this == DENIED || this == THROTTLED || this == FAILED;
    }

    /** The name used in files and on the screen. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
