package dev.mitosis.partition.accounts;

import dev.mitosis.model.PartitionDocument.Retirement;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Proposes to retire what nobody uses any more: whole contexts of an environment that stand still, and leftovers. */
public final class Retirements {
    /** What one metric says may be a thing that is used in another way. */
    private static final int LEAST_WATCHED = 2;

    private record Place(String environment, String context) implements Comparable<Place> {
        static Place of(Placement placement) {
            return new Place(
                    Objects.requireNonNullElse(placement.environment(), ""),
                    Objects.requireNonNullElse(placement.context(), ""));
        }

        @Override
        public int compareTo(Place other) {
            int byEnvironment = environment.compareTo(other.environment);
            return byEnvironment != 0 ? byEnvironment : context.compareTo(other.context);
        }
    }

    private final AccountGraph graph;
    private final List<Placement> placements;
    private final LastActivity activity;

    public Retirements(AccountGraph graph, List<Placement> placements, LastActivity activity) {
        this.graph = graph;
        this.placements = placements;
        this.activity = activity;
    }

    /** The proposals by environment and context. */
    public List<Retirement> propose() {
        Map<Place, List<Placement>> places =
                placements.stream().collect(Collectors.groupingBy(Place::of, TreeMap::new, Collectors.toList()));
        List<Retirement> proposals = new ArrayList<>();
        places.forEach((place, members) -> {
            if (standsStill(place, members)) {
                proposals.add(idle(place, members));
            } else {
                List<Placement> leftovers =
                        members.stream().filter(Placement::leftover).toList();
                if (!leftovers.isEmpty()) {
                    proposals.add(leftover(place, leftovers));
                }
            }
        });
        return List.copyOf(proposals);
    }

    private boolean standsStill(Place place, List<Placement> members) {
        List<LastActivity.Watched> watched = watched(members);
        return !place.context().isEmpty()
                && !place.environment().isEmpty()
                && watched.size() >= LEAST_WATCHED
                && watched.stream().allMatch(LastActivity.Watched::isIdle)
                && members.stream().noneMatch(member -> isNeeded(place, member));
    }

    private List<LastActivity.Watched> watched(List<Placement> members) {
        return members.stream()
                .map(member -> activity.of(member.subject().arn()))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Whether something of another place needs it, and is not known to stand still itself. */
    private boolean isNeeded(Place place, Placement member) {
        for (Tie tie : graph.in(member.subject().index())) {
            Placement user = placements.get(tie.from());
            LastActivity.Watched seen = activity.of(user.subject().arn());
            if (user.isWorkload() && !Place.of(user).equals(place) && (seen == null || !seen.isIdle())) {
                return true;
            }
        }
        return false;
    }

    private Retirement idle(Place place, List<Placement> members) {
        List<LastActivity.Watched> watched = watched(members);
        String since = watched.stream()
                .map(LastActivity.Watched::since)
                .max(String::compareTo)
                .orElse("");
        return retirement(
                place,
                members,
                new Reason(
                        "retire.idle",
                        Map.of("watched", String.valueOf(watched.size()), "since", since),
                        "None of the " + watched.size() + " resources of " + place.context() + " in "
                                + place.environment()
                                + " that have metrics was used since " + since
                                + ", and nothing else is known to need it: ask its owner, then retire it instead of moving it."));
    }

    private Retirement leftover(Place place, List<Placement> leftovers) {
        return retirement(
                place,
                leftovers,
                new Reason(
                        "retire.leftover",
                        Map.of("resources", String.valueOf(leftovers.size())),
                        leftovers.size() + (leftovers.size() == 1 ? " resource looks" : " resources look")
                                + " left over. " + graph.observed().ofUnused() + "."));
    }

    private static Retirement retirement(Place place, List<Placement> members, Reason reason) {
        return new Retirement(
                place.context().isEmpty() ? null : place.context(),
                place.environment().isEmpty() ? null : place.environment(),
                members.stream().map(member -> member.subject().arn()).toList(),
                List.of(reason));
    }
}
