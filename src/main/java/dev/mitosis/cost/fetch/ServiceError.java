package dev.mitosis.cost.fetch;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.cost.Outcome;
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

    private static final Map<String, Outcome> BY_CODE = Map.ofEntries(
            Map.entry("LimitExceededException", Outcome.THROTTLED),
            Map.entry("ThrottlingException", Outcome.THROTTLED),
            Map.entry("TooManyRequestsException", Outcome.THROTTLED),
            Map.entry("RequestLimitExceeded", Outcome.THROTTLED),
            Map.entry("Throttling", Outcome.THROTTLED),
            Map.entry("AccessDeniedException", Outcome.DENIED),
            Map.entry("AccessDenied", Outcome.DENIED),
            Map.entry("UnauthorizedException", Outcome.DENIED),
            Map.entry("DataUnavailableException", Outcome.DATA_UNAVAILABLE),
            Map.entry("BillExpirationException", Outcome.BILL_EXPIRED),
            Map.entry("ValidationException", Outcome.REFUSED),
            Map.entry("ResourceNotFoundException", Outcome.REFUSED),
            Map.entry("UnresolvableUsageUnitException", Outcome.REFUSED),
            Map.entry("BillingViewHealthStatusException", Outcome.DATA_UNAVAILABLE),
            Map.entry("InvalidNextTokenException", Outcome.TOKEN_EXPIRED),
            Map.entry("ExpiredNextTokenException", Outcome.TOKEN_EXPIRED),
            Map.entry("RequestChangedException", Outcome.TOKEN_EXPIRED),
            Map.entry("UnknownOperationException", Outcome.NOT_OFFERED),
            Map.entry("NotYetImplemented", Outcome.NOT_OFFERED),
            // The SDK has learned the time from the refusal.
            Map.entry(AwsFailure.CLOCK_SKEW, Outcome.FAILED),
            Map.entry("ExpiredTokenException", Outcome.CREDENTIALS),
            Map.entry("ExpiredToken", Outcome.CREDENTIALS),
            Map.entry("UnrecognizedClientException", Outcome.CREDENTIALS),
            Map.entry("InvalidClientTokenId", Outcome.CREDENTIALS),
            Map.entry("InvalidSignatureException", Outcome.CREDENTIALS));

    private ServiceError() {}

    static Outcome outcome(SdkException error) {
        if (error instanceof SdkClientException) {
            return String.valueOf(error.getMessage()).contains("credentials") ? Outcome.CREDENTIALS : Outcome.FAILED;
        }
        if (!(error instanceof AwsServiceException service)) {
            return Outcome.FAILED;
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
            return Outcome.NOT_OFFERED;
        } else if (status == TOO_MANY) {
            return Outcome.THROTTLED;
        } else if (status == FORBIDDEN) {
            return Outcome.DENIED;
        }
        return status >= SERVER_ERROR ? Outcome.FAILED : Outcome.REFUSED;
    }
}
