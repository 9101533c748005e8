package dev.mitosis.aws;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Tells a wrong clock from credentials that are no good: by the service's words, or by the time of its answer. The
 * SDK's clients sign with the service's time from then on, as far as its answers bear one, so that asking again helps.
 */
final class ClockGuard implements ExecutionInterceptor {
    private static final ExecutionAttribute<String> SIGNED_AT = new ExecutionAttribute<>("mitosis.signed-at");
    private static final DateTimeFormatter SIGNATURE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** AWS bears five minutes; the answer takes a moment, too. */
    private static final Duration TOLERANCE = Duration.ofMinutes(4);

    private static final Set<String> CERTAIN = Set.of("RequestTimeTooSkewed", "RequestInTheFuture");
    private static final Set<String> POSSIBLE =
            Set.of("RequestExpired", "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure");
    private static final Pattern IN_WORDS =
            Pattern.compile("(?is).*signature (expired|not yet current).*|.*timestamp.*(too far|skew).*");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        context.httpRequest()
                .firstMatchingHeader("X-Amz-Date")
                .ifPresent(date -> attributes.putAttribute(SIGNED_AT, date));
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        if (!(thrown instanceof AwsServiceException refusal) || refusal.awsErrorDetails() == null) {
            return thrown;
        }
        String code = String.valueOf(refusal.awsErrorDetails().errorCode());
        String words = String.valueOf(refusal.awsErrorDetails().errorMessage());
        boolean certain = CERTAIN.contains(code) || IN_WORDS.matcher(words).matches();
        if (!certain && !POSSIBLE.contains(code)) {
            return thrown;
        }
        Optional<String> difference = Optional.ofNullable(
                        refusal.awsErrorDetails().sdkHttpResponse())
                .flatMap(answer -> difference(answer, attributes));
        return difference.isPresent() || certain ? told(refusal, code + ": " + difference.orElse(words)) : thrown;
    }

    /** The SDK wants an exception of the same class back. */
    private static Throwable told(AwsServiceException refusal, String words) {
        AwsErrorDetails details = refusal.awsErrorDetails().toBuilder()
                .errorCode(AwsFailure.CLOCK_SKEW)
                .errorMessage(words)
                .build();
        return refusal.toBuilder().awsErrorDetails(details).build();
    }

    /** How the two clocks differ, where they do. */
    private static Optional<String> difference(SdkHttpResponse answer, ExecutionAttributes attributes) {
        String signedAt = attributes.getAttribute(SIGNED_AT);
        Optional<String> date = answer.firstMatchingHeader("Date");
        if (signedAt == null || date.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant here = SIGNATURE.parse(signedAt, Instant::from);
            Instant there = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.get(), Instant::from);
            Duration ahead = Duration.between(there, here);
            return ahead.abs().compareTo(TOLERANCE) < 0
                    ? Optional.empty()
                    : Optional.of("AWS's clock says " + there + ", this machine's " + here + ", which is "
                            + ahead.abs().toMinutes() + " minutes " + (ahead.isNegative() ? "behind" : "ahead"));
        } catch (DateTimeException e) {
            return Optional.empty(); // An answer with an unreadable time says nothing about ours.
        }
    }
}
