package dev.mitosis.scan.spec;

import java.util.List;
import java.util.Set;

/**
 * A place in a resource's data that may hold secrets.
 *
 * @param path steps from the root of the data; {@code *} stands for any member or element, a final {@code **} for
 *     everything below
 * @param keep member names whose texts are structure and stay, where the place holds JSON
 */
public record Secrecy(List<String> path, Form form, Set<String> keep) {
    /** How the text is written down. */
    public enum Form {
        TEXT,
        BASE64
    }

    static Secrecy of(String pointer, Form form, Set<String> keep) {
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("a place begins with a slash, got '" + pointer + "'");
        }
        return new Secrecy(List.of(pointer.substring(1).split("/")), form, Set.copyOf(keep));
    }

    /** Whether the place is in the answer of the operation. */
    public boolean below(String operation) {
        return path.get(0).equals(operation);
    }
}
