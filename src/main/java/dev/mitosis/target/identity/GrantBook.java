package dev.mitosis.target.identity;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedGrant.Means;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects the grants that are needed in addition, one for each place and principal. */
final class GrantBook {
    /** Where a grant stands and for whom. */
    record Place(String on, Means means, String consumer, String principal, String sourceArn) {}

    private static final class Content {
        private final Set<String> actions = new TreeSet<>();
        private final Set<String> resources = new TreeSet<>();
        private final Set<EdgeKind> kinds = EnumSet.noneOf(EdgeKind.class);
    }

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::on)
            .thenComparing(Place::means)
            .thenComparing(Place::principal)
            .thenComparing(Place::consumer)
            .thenComparing(Place::sourceArn);

    private final Map<Place, Content> grants = new TreeMap<>(ORDER);

    void add(Place place, String action, String resource, EdgeKind kind) {
        Content content = grants.computeIfAbsent(place, at -> new Content());
        content.actions.add(action);
        content.resources.add(resource);
        content.kinds.add(kind);
    }

    /** Takes in what others need. */
    void add(GrantBook other) {
        other.grants.forEach((place, more) -> {
            Content content = grants.computeIfAbsent(place, at -> new Content());
            content.actions.addAll(more.actions);
            content.resources.addAll(more.resources);
            content.kinds.addAll(more.kinds);
        });
    }

    /** All, by place. */
    List<PlannedGrant> grants() {
        return grants.entrySet().stream()
                .map(entry -> new PlannedGrant(
                        entry.getKey().on(),
                        entry.getKey().means(),
                        entry.getKey().consumer(),
                        entry.getKey().principal(),
                        entry.getKey().sourceArn(),
                        List.copyOf(entry.getValue().actions),
                        List.copyOf(entry.getValue().resources),
                        List.copyOf(entry.getValue().kinds)))
                .toList();
    }
}
