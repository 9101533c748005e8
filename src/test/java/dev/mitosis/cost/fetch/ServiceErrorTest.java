package dev.mitosis.cost.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.FetchStatus;
import dev.mitosis.model.CoverageStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.costexplorer.model.CostExplorerException;

/** What each refusal of Cost Explorer means for the part that was asked for. */
class ServiceErrorTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "400, LimitExceededException,           THROTTLED",
        "400, ThrottlingException,              THROTTLED",
        "400, TooManyRequestsException,         THROTTLED",
        "503, RequestLimitExceeded,             THROTTLED",
        "503, Throttling,                       THROTTLED",
        "400, AccessDeniedException,            DENIED",
        "403, AccessDenied,                     DENIED",
        "401, UnauthorizedException,            DENIED",
        "400, DataUnavailableException,         DATA_UNAVAILABLE",
        "400, BillingViewHealthStatusException, DATA_UNAVAILABLE",
        "400, BillExpirationException,          BILL_EXPIRED",
        "400, ValidationException,              REFUSED",
        "404, ResourceNotFoundException,        REFUSED",
        "400, UnresolvableUsageUnitException,   REFUSED",
        "400, InvalidNextTokenException,        TOKEN_EXPIRED",
        "400, ExpiredNextTokenException,        TOKEN_EXPIRED",
        "400, RequestChangedException,          TOKEN_EXPIRED",
        "400, UnknownOperationException,        NOT_OFFERED",
        "501, NotYetImplemented,                NOT_OFFERED",
        "403, ClockSkew,                        FAILED",
        "400, ExpiredTokenException,            CREDENTIALS",
        "403, ExpiredToken,                     CREDENTIALS",
        "400, UnrecognizedClientException,      CREDENTIALS",
        "403, InvalidClientTokenId,             CREDENTIALS",
        "403, InvalidSignatureException,        CREDENTIALS",
        "400, SomethingNew,                     REFUSED",
        "499, SomethingNew,                     REFUSED",
        "500, SomethingNew,                     FAILED",
        "501, SomethingNew,                     NOT_OFFERED",
        "429, SomethingNew,                     THROTTLED",
        "403, SomethingNew,                     DENIED"
    })
    void a_code_counts_before_the_status(int status, String code, FetchStatus outcome) {
        assertThat(ServiceError.outcome(answer(status, code))).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "{0} without a code: {1}")
    @CsvSource({"400, REFUSED", "403, DENIED", "429, THROTTLED", "500, FAILED", "501, NOT_OFFERED", "503, FAILED"})
    void a_status_counts_where_there_is_no_code(int status, FetchStatus outcome) {
        assertThat(ServiceError.outcome(answer(status, null))).isEqualTo(outcome);
        assertThat(ServiceError.outcome(
                        CostExplorerException.builder().statusCode(status).build()))
                .isEqualTo(outcome);
    }

    @Test
    void a_client_without_credentials_is_told_from_one_without_a_connection() {
        assertThat(ServiceError.outcome(SdkClientException.create("Unable to load credentials from any provider")))
                .isEqualTo(FetchStatus.CREDENTIALS);
        assertThat(ServiceError.outcome(SdkClientException.create("Connection refused")))
                .isEqualTo(FetchStatus.FAILED);
        assertThat(ServiceError.outcome(SdkException.builder().message("odd").build()))
                .isEqualTo(FetchStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE,         READ,        false",
        "PARTIAL,          FAILED,      false",
        "DENIED,           DENIED,      false",
        "DATA_UNAVAILABLE, DISABLED,    false",
        "BILL_EXPIRED,     DISABLED,    false",
        "REFUSED,          DISABLED,    false",
        "NOT_OFFERED,      NOT_OFFERED, false",
        "THROTTLED,        THROTTLED,   true",
        "FAILED,           FAILED,      true",
        "TOKEN_EXPIRED,    FAILED,      false",
        "CREDENTIALS,      DENIED,      false"
    })
    void each_outcome_has_a_place_in_the_coverage_and_some_pass(
            FetchStatus outcome, CoverageStatus coverage, boolean passing) {
        assertThat(outcome.coverage()).isEqualTo(coverage);
        assertThat(outcome.passing()).isEqualTo(passing);
        assertThat(outcome.label()).matches("[a-z]+(-[a-z]+)*");
    }

    private static AwsServiceException answer(int status, @Nullable String code) {
        return CostExplorerException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
