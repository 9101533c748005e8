package dev.mitosis.cost.fetch;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.cost.FetchStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an error of the SDK says about a request. */
final class ServiceError {
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;

    private static final Map<String, FetchStatus> BY_CODE = Map.ofEntries(
            Map.entry("LimitExceededException", FetchStatus.THROTTLED),
            Map.entry("ThrottlingException", FetchStatus.THROTTLED),
            Map.entry("TooManyRequestsException", FetchStatus.THROTTLED),
            Map.entry("RequestLimitExceeded", FetchStatus.THROTTLED),
            Map.entry("Throttling", FetchStatus.THROTTLED),
            Map.entry("AccessDeniedException", FetchStatus.DENIED),
            Map.entry("AccessDenied", FetchStatus.DENIED),
            Map.entry("UnauthorizedException", FetchStatus.DENIED),
            Map.entry("DataUnavailableException", FetchStatus.DATA_UNAVAILABLE),
            Map.entry("BillExpirationException", FetchStatus.BILL_EXPIRED),
            Map.entry("ValidationException", FetchStatus.REFUSED),
            Map.entry("ResourceNotFoundException", FetchStatus.REFUSED),
            Map.entry("UnresolvableUsageUnitException", FetchStatus.REFUSED),
            Map.entry("BillingViewHealthStatusException", FetchStatus.DATA_UNAVAILABLE),
            Map.entry("InvalidNextTokenException", FetchStatus.TOKEN_EXPIRED),
            Map.entry("ExpiredNextTokenException", FetchStatus.TOKEN_EXPIRED),
            Map.entry("RequestChangedException", FetchStatus.TOKEN_EXPIRED),
            Map.entry("UnknownOperationException", FetchStatus.NOT_OFFERED),
            Map.entry("NotYetImplemented", FetchStatus.NOT_OFFERED),
            // The SDK has learned the time from the refusal.
            Map.entry(AwsFailure.CLOCK_SKEW, FetchStatus.FAILED),
            Map.entry("ExpiredTokenException", FetchStatus.CREDENTIALS),
            Map.entry("ExpiredToken", FetchStatus.CREDENTIALS),
            Map.entry("UnrecognizedClientException", FetchStatus.CREDENTIALS),
            Map.entry("InvalidClientTokenId", FetchStatus.CREDENTIALS),
            Map.entry("InvalidSignatureException", FetchStatus.CREDENTIALS));

    private ServiceError() {}

    static FetchStatus outcome(SdkException error) {
        if (error instanceof SdkClientException) {
            return String.valueOf(error.getMessage()).contains("credentials")
                    ? FetchStatus.CREDENTIALS
                    : FetchStatus.FAILED;
        }
        if (!(error instanceof AwsServiceException service)) {
            return FetchStatus.FAILED;
        }
        @Nullable
        String code = service.awsErrorDetails() == null
                ? null
                : service.awsErrorDetails().errorCode();
        FetchStatus known = code == null ? null : BY_CODE.get(code);
        return known != null ? known : ofStatus(service.statusCode());
    }

    private static FetchStatus ofStatus(int status) {
        if (status == NOT_IMPLEMENTED) {
            return FetchStatus.NOT_OFFERED;
        } else if (status == TOO_MANY) {
            return FetchStatus.THROTTLED;
        } else if (status == FORBIDDEN) {
            return FetchStatus.DENIED;
        }
        return status >= SERVER_ERROR ? FetchStatus.FAILED : FetchStatus.REFUSED;
    }
}
