package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.target.name.BareName;
import dev.mitosis.target.reference.Values.Place;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ARNs of what stands in another account, in place of variables with its bare name: a name is looked for in the
 * account of who says it, an ARN where the thing is.
 */
final class NamesAbroad {
    private static final Pattern VARIABLE = Pattern.compile("(.*/)?Environment/(Variables/[^/]+|\\d+/Value)");

    private final References references;
    private final Map<Use, KnownAs> used = new HashMap<>();

    /** What a consumer uses, by its old name. */
    private record Use(String consumer, String name) {}

    NamesAbroad(Collection<PlannedConnection> connections, Map<String, KnownAs> things, References references) {
        this.references = references;
        for (PlannedConnection connection : connections) {
            KnownAs provider = things.get(connection.provider());
            BareName bare =
                    provider == null ? null : BareName.of(provider.thing().type());
            if (provider != null && bare != null && bare.arn()) {
                connection.consumers().forEach(consumer -> used.put(new Use(consumer, provider.oldName()), provider));
            }
        }
    }

    /** The ARN; null where the text is no variable with the name of what is used in another account. */
    @Nullable
    JsonNode say(String text, Place place) {
        KnownAs provider = used.get(new Use(place.sheet().thing().id(), text));
        return provider == null
                        || provider.thing().account().equals(place.sheet().account())
                        || !VARIABLE.matcher(place.path()).matches()
                ? null
                : references.arnOf(provider.thing());
    }
}
