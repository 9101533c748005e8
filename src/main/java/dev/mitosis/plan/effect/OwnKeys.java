package dev.mitosis.plan.effect;

import dev.mitosis.io.Json;
import dev.mitosis.method.StepCommand;
import dev.mitosis.plan.command.OldThing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How things that stay come under a key that other accounts may use.
 *
 * @param ways by type
 */
public record OwnKeys(Map<String, Way> ways) {
    private static final String OF_AWS = "alias/aws/";
    private static final String ALGORITHM = "aws:kms";

    /**
     * The way of a type.
     *
     * @param key where the record names its key, as a JSON pointer
     * @param algorithm where it says how it is encrypted; null where that is by a key in any case
     * @param unset whether naming no key means the key of AWS
     */
    record Way(
            String type,
            String key,
            @Nullable String algorithm,
            boolean unset,
            int minutes,
            List<String> preconditions,
            List<StepCommand> commands,
            List<StepCommand> validation,
            List<StepCommand> undo,
            List<String> sources) {
        Way {
            preconditions = preconditions == null ? List.of() : List.copyOf(preconditions);
        }
    }

    /** The ways that are shipped with the product. */
    public static OwnKeys load() {
        return Shipped.KEYS;
    }

    /** Read once: the plan asks for the pointers before it asks for the ways. */
    private static final class Shipped {
        private static final OwnKeys KEYS = read();
    }

    private static OwnKeys read() {
        try (InputStream in = OwnKeys.class.getResourceAsStream("own-keys.yaml")) {
            Map<String, Way> ways = new HashMap<>();
            for (Way way : Json.yaml().readValue(Objects.requireNonNull(in), Way[].class)) {
                ways.put(way.type(), way);
            }
            return new OwnKeys(Map.copyOf(ways));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of the record of a thing has to be known, as JSON pointers, by its type. */
    public Map<String, Set<String>> pointers() {
        Map<String, Set<String>> pointers = new HashMap<>();
        ways.values().forEach(way -> {
            Set<String> asked = new HashSet<>(Set.of(way.key()));
            Optional.ofNullable(way.algorithm()).ifPresent(asked::add);
            pointers.put(way.type(), asked);
        });
        return pointers;
    }

    /**
     * The way of a thing that is encrypted under a key of AWS; empty where it is not.
     *
     * @param ofAws whether the key with this ARN or id is one of AWS
     */
    Optional<Way> of(OldThing thing, Predicate<String> ofAws) {
        return Optional.ofNullable(ways.get(thing.type())).filter(way -> isUnderKeyOfAws(thing, way, ofAws));
    }

    private static boolean isUnderKeyOfAws(OldThing thing, Way way, Predicate<String> ofAws) {
        if (way.algorithm() != null && !thing.at(way.algorithm()).asText("").startsWith(ALGORITHM)) {
            return false;
        }
        String key = thing.at(way.key()).asText("");
        return key.isEmpty() ? way.unset() : key.contains(OF_AWS) || ofAws.test(key);
    }
}
