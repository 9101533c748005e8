package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class AwsFailureTest {
    @ParameterizedTest
    @CsvSource({
        "400, RequestLimitExceeded, THROTTLED",
        "400, LimitExceededException, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "503, SlowDown, THROTTLED",
        "429, TooManyRequestsException, THROTTLED",
        "403, UnauthorizedOperation, DENIED",
        "400, AccessDeniedException, DENIED",
        "403, AccessDenied, DENIED",
        "400, AuthorizationErrorException, DENIED",
        "400, ExpiredTokenException, CREDENTIALS",
        "403, InvalidClientTokenId, CREDENTIALS",
        "501, NotImplemented, NOT_OFFERED",
        "400, UnknownOperationException, NOT_OFFERED",
        "400, InvalidAction, NOT_OFFERED",
        "403, OptInRequired, NOT_OFFERED",
        "404, NoSuchBucketPolicy, ABSENT",
        "404, ResourceNotFoundException, ABSENT",
        "400, QueueDoesNotExist, ABSENT",
        "400, SubscriptionRequiredException, DISABLED",
        "500, InternalError, TRANSIENT",
        "400, ValidationError, FAILED",
    })
    void codes_mean_what_the_services_mean_by_them(int status, String code, AwsFailure.Kind kind) {
        assertThat(AwsFailure.of(answer(status, code, "AmazonEC2", "text/xml")).kind())
                .isEqualTo(kind);
    }

    @Test
    void an_endpoint_that_does_not_resolve_is_not_offered_there() {
        SdkClientException thrown = SdkClientException.create("x", new UnknownHostException("nowhere"));

        assertThat(AwsFailure.of(thrown).kind()).isEqualTo(AwsFailure.Kind.NOT_OFFERED);
    }

    @Test
    void where_no_name_server_answers_nothing_is_said_about_the_service() {
        SdkClientException thrown = SdkClientException.create(
                "x", new UnknownHostException("ec2.eu-west-1.amazonaws.com: Temporary failure in name resolution"));

        assertThat(AwsFailure.of(thrown).kind()).isEqualTo(AwsFailure.Kind.TRANSIENT);
    }

    @Test
    void a_broken_connection_may_work_the_next_time() {
        SdkClientException thrown = SdkClientException.create("x", new ConnectException("refused"));

        assertThat(AwsFailure.of(thrown).kind()).isEqualTo(AwsFailure.Kind.TRANSIENT);
    }

    @Test
    void a_page_of_the_emulator_is_a_failure_as_any_500_and_is_told_from_a_page_of_a_proxy() {
        assertThat(AwsFailure.of(answer(500, "500", "Werkzeug/3.1", "text/html"))
                        .kind())
                .isEqualTo(AwsFailure.Kind.FAILED);
        assertThat(AwsFailure.of(answer(500, "500", "nginx", "text/html")).kind())
                .isEqualTo(AwsFailure.Kind.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "Macie is not enabled., DISABLED",
        "No default admin could be found for account 1 in Region eu-west-1, DISABLED",
        "Account 1 is not subscribed to AWS Security Hub, DISABLED",
        "User not enabled for cost explorer access, DISABLED",
        "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags., DISABLED",
        "The account has not been activated, DISABLED",
        "User is not authorized to perform macie2:GetMacieSession, DENIED"
    })
    void a_service_that_nobody_switched_on_is_told_from_a_denial(String message, AwsFailure.Kind kind) {
        assertThat(AwsFailure.of(answer(403, "AccessDeniedException", "Server", "application/json", message))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void only_a_denial_can_mean_that_a_service_is_switched_off() {
        assertThat(AwsFailure.of(answer(400, "ThrottlingException", "Server", "text/xml", "The account is not enabled"))
                        .kind())
                .isEqualTo(AwsFailure.Kind.THROTTLED);
        assertThat(AwsFailure.of(answer(400, "ValidationError", "Server", "text/xml", "Logging is not enabled"))
                        .kind())
                .isEqualTo(AwsFailure.Kind.FAILED);
    }

    @ParameterizedTest(name = "{0} with the code ''{1}'' is {2}")
    @CsvSource({
        "404, '',  FAILED",
        "405, '',  FAILED",
        "404, 404, FAILED",
        "403, '',  DENIED",
        "403, Odd, DENIED",
        "404, Odd, ABSENT",
        "400, Odd, FAILED",
        "400, '',  FAILED",
        "499, Odd, FAILED",
        "500, Odd, TRANSIENT",
        "500, '',  TRANSIENT",
        "429, Odd, THROTTLED",
        "501, Odd, NOT_OFFERED"
    })
    void a_status_counts_where_the_code_says_nothing(int status, String code, AwsFailure.Kind kind) {
        assertThat(AwsFailure.of(answer(status, code, "AmazonEC2", "text/html")).kind())
                .isEqualTo(kind);
    }

    @Test
    void what_is_shown_is_the_code_else_the_status_and_the_first_line() {
        AwsFailure coded = AwsFailure.of(answer(400, "Odd", "AmazonEC2", "text/xml", "  first\nsecond"));
        AwsFailure bare = AwsFailure.of(answer(503, "", "front", "text/html", "<!DOCTYPE html><p>sorry"));

        assertThat(coded.reason()).isEqualTo("Odd: first");
        assertThat(bare.reason()).isEqualTo("HTTP 503");
        assertThat(AwsFailure.of(answer(400, "Odd", "AmazonEC2", "text/xml", "x".repeat(301)))
                        .message())
                .hasSize(300);
    }

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken,          true,  false",
        "RequestExpired,        true,  false",
        "InvalidClientTokenId,  false, false",
        "ClockSkew,             false, true",
        "ThrottlingException,   false, false"
    })
    void expired_credentials_and_a_wrong_clock_are_told_from_bad_credentials(
            String code, boolean expired, boolean skewed) {
        AwsFailure failure = AwsFailure.of(answer(400, code, "AmazonEC2", "text/xml"));

        assertThat(failure.expired()).isEqualTo(expired);
        assertThat(failure.skewed()).isEqualTo(skewed);
    }

    @Test
    void a_call_that_took_too_long_may_work_the_next_time_and_a_bug_does_not() {
        assertThat(AwsFailure.of(ApiCallTimeoutException.create(1000)).kind()).isEqualTo(AwsFailure.Kind.TRANSIENT);
        assertThat(AwsFailure.of(ApiCallAttemptTimeoutException.create(1000)).kind())
                .isEqualTo(AwsFailure.Kind.TRANSIENT);
        assertThat(AwsFailure.of(new IllegalStateException("bug")))
                .isEqualTo(new AwsFailure(AwsFailure.Kind.FAILED, "IllegalStateException", "bug"));
    }

    @Test
    void a_time_that_only_an_emulator_writes_so_is_no_hole_but_a_torn_answer_is() {
        SdkClientException time = SdkClientException.create("Unable to parse date : 21/11/2026, 16:45:09");
        SdkClientException torn = SdkClientException.create("Unexpected end of file");

        assertThat(UnreadableEmulationException.explains(time)).isTrue();
        assertThat(AwsFailure.of(new UnreadableEmulationException(time)).kind()).isEqualTo(AwsFailure.Kind.FAILED);
        assertThat(UnreadableEmulationException.explains(torn)).isFalse();
    }

    private static AwsServiceException answer(int status, String code, String server, String type) {
        return answer(status, code, server, type, "because");
    }

    private static AwsServiceException answer(int status, String code, String server, String type, String message) {
        SdkHttpResponse response = SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Server", server)
                .putHeader("Content-Type", type)
                .build();
        return Ec2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .sdkHttpResponse(response)
                        .build())
                .build();
    }
}
