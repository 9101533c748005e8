package dev.mitosis.graph.identity;

import dev.mitosis.model.Exposure;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import java.util.Collection;
import java.util.List;

/**
 * What the index keeps of a resource or of something outside: identity without data.
 *
 * @param ordinal a dense number, unique in one build
 */
public record Entity(
        int ordinal, String arn, String type, String region, String account, String id, String name, boolean external) {

    static Entity of(int ordinal, Resource resource) {
        return new Entity(
                ordinal,
                resource.arn(),
                resource.type(),
                resource.region(),
                resource.account(),
                text(resource.id()),
                text(resource.name()),
                false);
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    boolean isGlobal() {
        return region.equals(Resource.GLOBAL) || region.isEmpty();
    }

    /** Whether both live in one region, or one of them in none. */
    public boolean isNear(Entity other) {
        return isGlobal() || other.isGlobal() || region.equals(other.region);
    }

    public Node node(Collection<Exposure> exposure) {
        return new Node(arn, type, region, name.isEmpty() ? id : name, external, List.copyOf(exposure));
    }
}
