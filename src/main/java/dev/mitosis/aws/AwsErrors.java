package dev.mitosis.aws;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Turns the first failures of a connection into errors that a person can act on. */
final class AwsErrors {
    private final AwsSettings settings;

    AwsErrors(AwsSettings settings) {
        this.settings = settings;
    }

    /** What went wrong while the caller's identity was asked for. */
    MitosisException connecting(RuntimeException cause) {
        if (cause instanceof MitosisException known) {
            return known;
        }
        AwsFailure failure = AwsFailure.of(cause);
        if (failure.skewed()) {
            return wrongClock(cause, failure);
        }
        String text = messages(cause);
        if (cause instanceof SdkClientException
                && AwsFailure.caused(cause, IOException.class)
                && !text.contains("credentials")) {
            return unreachable(cause, failure);
        }
        if (text.contains("sso") && (text.contains("expired") || text.contains("token"))) {
            return expired(cause, text);
        }
        if (cause instanceof SdkClientException) {
            return missing(cause);
        }
        return switch (failure.kind()) {
            case CREDENTIALS -> failure.expired() ? expired(cause, failure.reason()) : invalid(cause, failure);
            case DENIED -> denied(cause, failure);
            case DISABLED, NOT_OFFERED, ABSENT, THROTTLED, TRANSIENT, FAILED -> unreachable(cause, failure);
        };
    }

    /** The region is not one of the account's. */
    MitosisException unknownRegion(String region, List<String> enabled) {
        return new MitosisException(
                "M-AWS-02",
                "region '" + region + "' is not enabled in this account",
                "enabled are: " + String.join(", ", enabled),
                "correct --region, or enable the region in the account's settings",
                ExitCode.USAGE);
    }

    /** Every account has regions; with none a scan would find nothing and call that complete. */
    MitosisException noRegion() {
        return new MitosisException(
                "M-AWS-03",
                "AWS names no region that is enabled in this account",
                "ec2:DescribeRegions answered with an empty list",
                "run the command again, or look at what stands between this machine and AWS",
                ExitCode.INVALID_INPUT);
    }

    private MitosisException missing(RuntimeException cause) {
        String profile = settings.profile();
        String what =
                profile == null ? "found no AWS credentials" : "profile '" + profile + "' gives no AWS credentials";
        return new MitosisException(
                "M-AUTH-01",
                what,
                firstLine(cause),
                "give --profile NAME, set AWS_PROFILE or AWS_ACCESS_KEY_ID, or run 'aws configure sso'",
                ExitCode.CREDENTIALS,
                cause);
    }

    MitosisException expired(RuntimeException cause, String why) {
        String profile = settings.profile();
        String login = profile == null ? "aws sso login" : "aws sso login --profile " + profile;
        return new MitosisException(
                "M-AUTH-02",
                "the AWS credentials have expired",
                why,
                "renew them, for example with '" + login + "', and run the command again; a scan goes on with --resume",
                ExitCode.CREDENTIALS,
                cause);
    }

    MitosisException wrongClock(RuntimeException cause, AwsFailure failure) {
        return new MitosisException(
                "M-AUTH-05",
                "AWS refuses the time of this machine's clock",
                failure.message(),
                "set the clock, for example with 'timedatectl set-ntp true', and run the command again; the credentials"
                        + " may be good",
                ExitCode.CREDENTIALS,
                cause);
    }

    private static MitosisException invalid(RuntimeException cause, AwsFailure failure) {
        return new MitosisException(
                "M-AUTH-03",
                "AWS does not accept the credentials",
                failure.reason(),
                "check the access key and the session token",
                ExitCode.CREDENTIALS,
                cause);
    }

    private MitosisException denied(RuntimeException cause, AwsFailure failure) {
        String role = settings.roleArn();
        return new MitosisException(
                "M-AUTH-04",
                role == null ? "the identity may not even ask who it is" : "role " + role + " cannot be assumed",
                failure.reason(),
                role == null
                        ? "attach the policy that 'mitosis policy' prints"
                        : "check the role's trust policy, --external-id and --mfa",
                ExitCode.CREDENTIALS,
                cause);
    }

    private MitosisException unreachable(RuntimeException cause, AwsFailure failure) {
        String where = settings.endpointUrl() == null ? "AWS" : String.valueOf(settings.endpointUrl());
        return new MitosisException(
                "M-AWS-01",
                "cannot reach " + where,
                failure.reason(),
                "check --endpoint-url, --region, the network and proxy settings",
                ExitCode.INVALID_INPUT,
                cause);
    }

    private static String firstLine(Throwable cause) {
        String text = cause.getMessage();
        return text == null
                ? cause.getClass().getSimpleName()
                : text.lines().findFirst().orElse("");
    }

    private static String messages(Throwable cause) {
        StringBuilder text = new StringBuilder();
        for (Throwable at = cause; at != null; at = at.getCause()) {
            text.append(at.getClass().getName())
                    .append(' ')
                    .append(at.getMessage())
                    .append('\n');
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
