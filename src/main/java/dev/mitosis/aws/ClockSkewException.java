package dev.mitosis.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/** AWS refused a signature because of the time that it bears. */
final class ClockSkewException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    ClockSkewException(String difference, Throwable cause) {
        super(SdkClientException.builder().message(difference).cause(cause));
    }
}
