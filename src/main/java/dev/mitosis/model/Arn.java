package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * An Amazon Resource Name, split once into its six parts.
 *
 * <p>Region and account are empty for resources that have none in their ARN (an S3 bucket, a public AMI).
 */
public record Arn(String partition, String service, String region, String account, String resource)
        implements Comparable<Arn> {
    private static final int PARTS = 6;

    /** Parses {@code arn:partition:service:region:account:resource}; the resource part may hold further colons. */
    @JsonCreator
    public static Arn of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "an ARN reads arn:partition:service:region:account:resource, got '" + text + "'"));
    }

    /** Parses the text where it is an ARN, else is empty. */
    public static Optional<Arn> parse(String text) {
        if (!text.startsWith("arn:")) {
            return Optional.empty();
        }
        String[] parts = text.split(":", PARTS);
        if (parts.length < PARTS || parts[1].isEmpty() || parts[2].isEmpty() || parts[5].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /** What follows the last slash or colon of an ARN or an id: all of it where there is none. */
    public static String last(String text) {
        return text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf(':')) + 1);
    }

    @Override
    public int compareTo(Arn other) {
        return toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
