package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dependency: {@code from} needs {@code to}. There is at most one edge for each (from, to, kind).
 *
 * @param parts the parts of {@code from} that alone need {@code to}, sorted: JSON pointers below the {@code data} of
 *     its record (a policy's statement, a route, a target), and ARNs of parts that have records of their own (a zone's
 *     record, a listener). Empty where the whole needs it: then all who need {@code from} are concerned
 */
public record Edge(
        String from,
        String to,
        EdgeKind kind,
        Strength strength,
        List<Evidence> evidence,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> parts)
        implements Comparable<Edge> {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from).thenComparing(Edge::to).thenComparing(Edge::kind);

    public Edge {
        evidence = List.copyOf(evidence);
        parts = copy(parts);
    }

    /** An edge from the whole of {@code from}. */
    public Edge(String from, String to, EdgeKind kind, Strength strength, List<Evidence> evidence) {
        this(from, to, kind, strength, evidence, List.of());
    }

    /** A digest of what speaks for it, 16 hexadecimal digits: the same from scan to scan as long as that is. */
    public String digest() {
        long digest = FNV_OFFSET;
        List<String> texts = evidence.stream()
                .map(one -> one.resource() + "\n" + one.pointer() + "\n" + one.text())
                .sorted()
                .toList();
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                digest = (digest ^ text.charAt(i)) * FNV_PRIME;
            }
            digest = (digest ^ Character.MAX_VALUE) * FNV_PRIME;
        }
        return HexFormat.of().toHexDigits(digest);
    }

    private static List<String> copy(@Nullable List<String> parts) {
        return parts == null ? List.of() : List.copyOf(parts);
    }

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }
}
