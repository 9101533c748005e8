package dev.mitosis.cost;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.CoverageStatus;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What became of a request, and of the query that it belongs to. */
public enum Outcome {
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
    /** The page token ran out; the part has to start again. */
    TOKEN_EXPIRED(CoverageStatus.FAILED),
    /** The caller's credentials are missing or have expired; nothing can go on. */
    CREDENTIALS(CoverageStatus.DENIED);

    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;

    private static final Map<String, Outcome> BY_CODE = Map.ofEntries(
            Map.entry("LimitExceededException", THROTTLED),
            Map.entry("ThrottlingException", THROTTLED),
            Map.entry("TooManyRequestsException", THROTTLED),
            Map.entry("RequestLimitExceeded", THROTTLED),
            Map.entry("Throttling", THROTTLED),
            Map.entry("AccessDeniedException", DENIED),
            Map.entry("AccessDenied", DENIED),
            Map.entry("UnauthorizedException", DENIED),
            Map.entry("DataUnavailableException", DATA_UNAVAILABLE),
            Map.entry("BillExpirationException", BILL_EXPIRED),
            Map.entry("ValidationException", REFUSED),
            Map.entry("ResourceNotFoundException", REFUSED),
            Map.entry("UnresolvableUsageUnitException", REFUSED),
            Map.entry("BillingViewHealthStatusException", DATA_UNAVAILABLE),
            Map.entry("InvalidNextTokenException", TOKEN_EXPIRED),
            Map.entry("ExpiredNextTokenException", TOKEN_EXPIRED),
            Map.entry("RequestChangedException", TOKEN_EXPIRED),
            Map.entry("UnknownOperationException", NOT_OFFERED),
            Map.entry("NotYetImplemented", NOT_OFFERED),
            // The SDK has learned the time from the refusal.
            Map.entry(AwsFailure.CLOCK_SKEW, FAILED),
            Map.entry("ExpiredTokenException", CREDENTIALS),
            Map.entry("ExpiredToken", CREDENTIALS),
            Map.entry("UnrecognizedClientException", CREDENTIALS),
            Map.entry("InvalidClientTokenId", CREDENTIALS),
            Map.entry("InvalidSignatureException", CREDENTIALS));

    private final CoverageStatus coverage;

    Outcome(CoverageStatus coverage) {
        this.coverage = coverage;
    }

    /** The name used in files and on the screen. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    CoverageStatus coverage() {
        return coverage;
    }

    /** Whether trying again a little later may help. */
    boolean passing() {
        return this == THROTTLED || this == FAILED;
    }

    static Outcome of(SdkException error) {
        if (error instanceof SdkClientException) {
            return String.valueOf(error.getMessage()).contains("credentials") ? CREDENTIALS : FAILED;
        }
        if (!(error instanceof AwsServiceException service)) {
            return FAILED;
        }
        @Nullable
        String code = service.awsErrorDetails() == null
                ? null
                : service.awsErrorDetails().errorCode();
        Outcome known = code == null ? null : BY_CODE.get(code);
        return known != null ? known : ofStatus(service.statusCode());
    }

    private static Outcome ofStatus(int status) {
        if (status == NOT_IMPLEMENTED) {
            return NOT_OFFERED;
        } else if (status == TOO_MANY) {
            return THROTTLED;
        } else if (status == FORBIDDEN) {
            return DENIED;
        }
        return status >= SERVER_ERROR ? FAILED : REFUSED;
    }
}
