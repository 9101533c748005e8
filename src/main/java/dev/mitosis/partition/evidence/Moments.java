package dev.mitosis.partition.evidence;

import com.fasterxml.jackson.core.JsonPointer;
import dev.mitosis.model.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** When people made and last changed resources, as far as records say it ({@code moments.tsv}). */
final class Moments {
    private static final DateTimeFormatter LAMBDA = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}(\\d{3})?(\\.\\d+)?");
    private static final int SECONDS = 10;

    private final Map<String, List<JsonPointer>> pointers = new HashMap<>();

    Moments() {
        Table.read(Moments.class, "moments.tsv", row -> Map.entry(row.get("type"), row.get("pointer")))
                .forEach(row -> pointers.computeIfAbsent(row.getKey(), unused -> new ArrayList<>())
                        .add(JsonPointer.compile(row.getValue())));
    }

    /** The seconds since 1970, in order, each once. */
    List<Long> of(Resource resource) {
        return pointers.getOrDefault(resource.type(), List.of()).stream()
                .map(pointer -> seconds(resource.data().at(pointer).asText()))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .distinct()
                .sorted()
                .toList();
    }

    /** Those of an instant, of seconds or milliseconds since 1970, or of Lambda's form with {@code +0000}. */
    static OptionalLong seconds(String text) {
        if (EPOCH.matcher(text).matches()) {
            return OptionalLong.of(Long.parseLong(text.substring(0, SECONDS)));
        }
        try {
            return text.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            text.endsWith("Z")
                                    ? Instant.parse(text).getEpochSecond()
                                    : OffsetDateTime.parse(text, LAMBDA).toEpochSecond());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }
}
