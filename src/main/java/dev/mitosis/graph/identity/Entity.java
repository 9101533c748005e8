package dev.mitosis.graph.identity;

import dev.mitosis.model.Exposure;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    boolean isGlobal() {
        return region.equals(Resource.GLOBAL) || region.isEmpty();
    }

    /** Whether both live in one region, or one of them in none. */
    public boolean isNear(Entity other) {
        return isGlobal() || other.isGlobal() || region.equals(other.region);
    }

    /**
     * The node of the document.
     *
     * @param wholes what it is part of, by ARN
     */
    public Node node(Collection<Exposure> exposure, Collection<Entity> wholes, @Nullable Maker maker) {
        return new Node(
                arn,
                type,
                region,
                label(),
                external,
                List.copyOf(exposure),
                wholes.stream().map(Entity::arn).toList(),
                maker);
    }

    /** What a person calls it. */
    private String label() {
        return name.isEmpty() ? id : name;
    }
}
