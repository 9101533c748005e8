package dev.mitosis.aws;

import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;

/** An emulator answered, but wrote a time in a form that the API does not have. */
final class UnreadableEmulationException extends SdkClientException {
    private static final long serialVersionUID = 1L;
    private static final Pattern TIME =
            Pattern.compile("(?s).*(Unable to parse date|timestamp string must be|could not be parsed at index).*");

    UnreadableEmulationException(Throwable cause) {
        super(SdkClientException.builder().message(cause.getMessage()).cause(cause));
    }

    /** Whether the failure is one of reading a time; a torn answer fails otherwise. */
    static boolean explains(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown instanceof SdkClientException
                && message != null
                && TIME.matcher(message).matches();
    }
}
