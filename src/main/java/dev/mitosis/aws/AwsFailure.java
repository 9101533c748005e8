package dev.mitosis.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What an unsuccessful call means.
 *
 * @param code the service's error code, or the exception's name where no answer came
 * @param message one line
 */
public record AwsFailure(Kind kind, String code, String message) {
    /** What to do about it. */
    public enum Kind {
        /** The caller may not; asking again is useless. */
        DENIED,
        /** The service or operation does not exist here; asking again is useless. */
        NOT_OFFERED,
        /** The service is not switched on in this account. */
        DISABLED,
        /** Too fast. */
        THROTTLED,
        /** The thing asked for does not exist. */
        ABSENT,
        /** The credentials are expired or invalid. */
        CREDENTIALS,
        /** The other side or the way to it failed; asking again may help. */
        TRANSIENT,
        FAILED
    }

    /** The code of a failure to find the endpoint at all. */
    public static final String UNKNOWN_HOST = "UnknownHost";

    /** The code of an emulator's page for what it cannot do, or just failed to do: which of both, it does not say. */
    public static final String NO_EMULATION = "NotEmulated";

    /** The code of a refusal of a parameter that the SDK does not know; asked again, the question is without it. */
    static final String ADDED_PARAMETER = "AddedParameter";

    private static final String TORN = "TornAnswer";

    /** EAI_AGAIN in the words of the C library, which Java hands on. */
    private static final String NO_NAME_SERVER = "Temporary failure in name resolution";

    /** The code of a refusal because of the time at which this machine signed. */
    public static final String CLOCK_SKEW = "ClockSkew";

    private static final Set<String> THROTTLES = Set.of(
            "RequestLimitExceeded",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "PriorRequestNotComplete",
            "BandwidthLimitExceeded",
            "TransactionInProgressException",
            // Of a read it can only mean the rate; Cost Explorer says nothing else.
            "LimitExceededException",
            "EC2ThrottledException");
    private static final Set<String> CREDENTIALS = Set.of(
            CLOCK_SKEW,
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "MissingAuthenticationToken",
            "AuthFailure");
    private static final Set<String> NOT_OFFERED = Set.of(
            "UnknownOperation",
            "UnknownOperationException",
            "InvalidAction",
            "NotImplemented",
            "OptInRequired",
            "EndpointDisabled",
            "MethodNotAllowed");
    private static final Set<String> DISABLED =
            Set.of("SubscriptionRequiredException", "SubscriptionRequired", "AWSOrganizationsNotInUseException");
    private static final Pattern DENIED =
            Pattern.compile("(?i).*(accessdenied|unauthori[sz]ed|notauthori[sz]ed|authorizationerror|forbidden).*");
    /** How services that nobody switched on refuse, under the code of a denial. */
    private static final Pattern SWITCHED_OFF = Pattern.compile(
            "(?i).*(is not enabled|user not enabled for|not subscribed to|no default admin|not (?:been )?activated|"
                    + "not opted in|linked account doesn't have access).*");

    private static final Pattern ABSENT =
            Pattern.compile("(?i).*(notfound|nosuch|nonexist|notexist|doesnotexist|notconfigured).*");

    /** Reads an exception that an SDK client threw. */
    public static AwsFailure of(Throwable thrown) {
        if (thrown instanceof AwsServiceException answer) {
            return ofAnswer(answer);
        }
        if (caused(thrown, UnreadableEmulationException.class)) {
            return new AwsFailure(Kind.FAILED, NO_EMULATION, "the emulator's answer cannot be read");
        }
        Optional<TornAnswerException> torn = cause(thrown, TornAnswerException.class);
        if (torn.isPresent()) {
            return new AwsFailure(Kind.TRANSIENT, TORN, firstLine(torn.get().getMessage()));
        }
        Optional<UnknownHostException> host = cause(thrown, UnknownHostException.class);
        if (host.isPresent()) {
            return unresolved(host.get());
        }
        Kind kind = caused(thrown, IOException.class)
                        || thrown instanceof ApiCallTimeoutException
                        || thrown instanceof ApiCallAttemptTimeoutException
                ? Kind.TRANSIENT
                : Kind.FAILED;
        return new AwsFailure(kind, thrown.getClass().getSimpleName(), firstLine(thrown.getMessage()));
    }

    /** That nobody could be asked for the name says nothing about whether there is one. */
    private static AwsFailure unresolved(UnknownHostException host) {
        return String.valueOf(host.getMessage()).contains(NO_NAME_SERVER)
                ? new AwsFailure(Kind.TRANSIENT, "NoNameServer", "no name server answers")
                : new AwsFailure(Kind.NOT_OFFERED, UNKNOWN_HOST, "the endpoint's name does not resolve");
    }

    private static AwsFailure ofAnswer(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        if (emulatorGaveUp(details)) {
            return new AwsFailure(Kind.FAILED, NO_EMULATION, "the emulator cannot answer this operation");
        }
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        if (code.isEmpty() && torn(details)) {
            return new AwsFailure(Kind.TRANSIENT, TORN, "the error's text did not arrive whole");
        }
        String text = details == null ? answer.getMessage() : details.errorMessage();
        if (AddedParameters.Parameter.refusedBy(code, firstLine(text))) {
            return new AwsFailure(Kind.TRANSIENT, ADDED_PARAMETER, firstLine(text));
        }
        String shown = code.isEmpty() ? "HTTP " + answer.statusCode() : code;
        Kind kind = kind(answer.statusCode(), code);
        boolean off =
                kind == Kind.DENIED && SWITCHED_OFF.matcher(firstLine(text)).matches();
        return new AwsFailure(off ? Kind.DISABLED : kind, shown, firstLine(text));
    }

    /**
     * Whether the answer did not arrive whole: it then says nothing, not even that there is nothing. The SDK keeps no
     * body that broke off, whether its length was announced or it came in chunks, nor XML that cannot be read; the
     * length may have been counted after the break, too.
     */
    private static boolean torn(@Nullable AwsErrorDetails details) {
        if (details == null || details.sdkHttpResponse() == null) {
            return false;
        }
        SdkBytes text = details.rawResponse();
        if (text != null) {
            return !isPage(details.sdkHttpResponse()) && !AnswerForm.isWhole(text.asByteArrayUnsafe());
        }
        SdkHttpResponse response = details.sdkHttpResponse();
        boolean empty =
                response.firstMatchingHeader("Content-Length").orElse("").equals("0");
        return !empty && !isPage(response);
    }

    private static boolean emulatorGaveUp(@Nullable AwsErrorDetails details) {
        if (details == null || details.sdkHttpResponse() == null) {
            return false;
        }
        SdkHttpResponse response = details.sdkHttpResponse();
        return isPage(response) && response.statusCode() == 500 && emulated(response);
    }

    /** What a front writes for people. */
    private static boolean isPage(SdkHttpResponse response) {
        return response.firstMatchingHeader("Content-Type").orElse("").startsWith("text/html");
    }

    /** The moto emulator is the only server that answers in the name of AWS under the name of Werkzeug. */
    static boolean emulated(SdkHttpResponse response) {
        return response.firstMatchingHeader("Server").orElse("").startsWith("Werkzeug");
    }

    private static Kind kind(int status, String code) {
        if (THROTTLES.contains(code) || status == 429) {
            return Kind.THROTTLED;
        }
        if (CREDENTIALS.contains(code)) {
            return Kind.CREDENTIALS;
        }
        if (NOT_OFFERED.contains(code) || status == 501) {
            return Kind.NOT_OFFERED;
        }
        if (DISABLED.contains(code)) {
            return Kind.DISABLED;
        }
        if (DENIED.matcher(code).matches()) {
            return Kind.DENIED;
        }
        return kindByStatus(status, code);
    }

    private static Kind kindByStatus(int status, String code) {
        if (code.isEmpty() || code.equals(String.valueOf(status))) {
            // Every error of AWS has a code; without one, 404 and 405 are the words of a front that knows no such path.
            return status == 403 ? Kind.DENIED : status >= 500 ? Kind.TRANSIENT : Kind.FAILED;
        }
        if (ABSENT.matcher(code).matches() || status == 404) {
            return Kind.ABSENT;
        }
        if (status == 403) {
            return Kind.DENIED;
        }
        return status >= 500 ? Kind.TRANSIENT : Kind.FAILED;
    }

    /** Whether the exception or one of its causes is of the type. */
    static boolean caused(Throwable thrown, Class<? extends Throwable> type) {
        return cause(thrown, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        Throwable cause = thrown;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return Optional.ofNullable(type.cast(cause));
    }

    private static String firstLine(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.strip().lines().findFirst().orElse("").strip();
        boolean markup = line.toLowerCase(Locale.ROOT).startsWith("<!doctype");
        return markup ? "" : line.length() > 300 ? line.substring(0, 300) : line;
    }

    /** Whether the credentials were good and are so no longer: nothing else can be read with them. */
    public boolean expired() {
        return kind == Kind.CREDENTIALS && code.contains("xpired");
    }

    /** Whether not the credentials are wrong, but the time at which they were used. */
    public boolean skewed() {
        return code.equals(CLOCK_SKEW);
    }

    /** The reason as it stands in the coverage table. */
    public String reason() {
        return message.isEmpty() ? code : code + ": " + message;
    }
}
