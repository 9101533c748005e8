package dev.mitosis.scan.spec;

import java.util.List;

/**
 * A place in a resource's data that may hold secrets, beyond those that follow from the API's model.
 *
 * @param path steps from the root of the data; {@code *} stands for any member or element, a final {@code **} for
 *     everything below
 */
public record Secrecy(List<String> path) {
    /** Reads a place of the form {@code /Member/Member}. */
    public static Secrecy of(String pointer) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("a place begins with a slash, got '" + pointer + "'");
        }
        return new Secrecy(List.of(pointer.substring(1).split("/")));
    }
}
