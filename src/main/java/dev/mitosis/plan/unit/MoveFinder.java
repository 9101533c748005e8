package dev.mitosis.plan.unit;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which units are switched over together. Two units go together where something of the one cannot work without
 * something of the other and both move: the templates of the new side name the new provider, and the old side the old
 * one, so that between two windows one of them would use what is frozen or empty. Linear in the edges of the target.
 */
public final class MoveFinder {
    /** A name tells which thing is meant; weaker evidence may be of none. */
    private static final double SURE = 0.8;

    private final TargetIndex index;
    private final Tier.Teller tiers;
    private final Map<String, String> above = new HashMap<>();
    private final Map<String, List<PlannedResource>> members = new TreeMap<>();
    private final Map<String, PlannedEdge> joints = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** A finder for a target. */
    public MoveFinder(TargetIndex index, Tier.Teller tiers) {
        this.index = index;
        this.tiers = tiers;
    }

    /** The moves, sorted by tier and id. */
    public List<Move> find() {
        for (PlannedResource thing : index.document().resources()) {
            if (moves(thing)) {
                members.computeIfAbsent(Objects.requireNonNull(thing.unit()), k -> new ArrayList<>())
                        .add(thing);
            }
        }
        index.document().edges().forEach(this::join);
        Map<String, List<String>> groups = new TreeMap<>();
        members.keySet()
                .forEach(unit -> groups.computeIfAbsent(root(unit), k -> new ArrayList<>())
                        .add(unit));
        return groups.values().stream()
                .map(this::move)
                .sorted(Comparator.comparing(Move::tier).thenComparing(Move::id))
                .toList();
    }

    /** What people should know of the windows; after {@link #find}. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private static boolean moves(PlannedResource thing) {
        return thing.fate() == Fate.MOVES && thing.unit() != null;
    }

    private void join(PlannedEdge edge) {
        PlannedResource from = index.thing(edge.from()).orElse(null);
        PlannedResource to = index.thing(edge.to()).map(this::itself).orElse(null);
        if (from == null || to == null || !moves(from) || !moves(to) || !binds(edge)) {
            return;
        }
        String left = root(Objects.requireNonNull(from.unit()));
        String right = root(Objects.requireNonNull(to.unit()));
        if (!left.equals(right)) {
            above.put(left.compareTo(right) < 0 ? right : left, left.compareTo(right) < 0 ? left : right);
        }
        if (!Objects.equals(from.unit(), to.unit())) {
            joints.putIfAbsent(from.unit() + "\n" + to.unit(), edge);
        }
    }

    /** The old side uses the thing itself, also where the new one has a copy of its own. */
    private PlannedResource itself(PlannedResource thing) {
        return thing.fate() == Fate.COPIED && thing.filled() != Filled.NEVER && thing.succeeds() != null
                ? index.principal(thing.succeeds()).orElse(thing)
                : thing;
    }

    /** Whether its ends cannot be in use on two sides: the one stops without the other, or hands work on to it. */
    static boolean binds(PlannedEdge edge) {
        EdgeKind kind = edge.kind();
        boolean uses = (kind.isUse() && kind.stopsWithout()) || kind == EdgeKind.TRIGGERS;
        return uses && edge.strength().weight() >= SURE;
    }

    private String root(String unit) {
        String root = unit;
        String next = above.get(root);
        while (next != null) {
            root = next;
            next = above.get(root);
        }
        String step = unit;
        while (!step.equals(root)) {
            String up = above.get(step);
            above.put(step, root);
            step = up == null ? root : up;
        }
        return root;
    }

    private Move move(List<String> ids) {
        List<PlannedUnit> units =
                ids.stream().map(index::unit).map(Objects::requireNonNull).toList();
        List<PlannedResource> moved = ids.stream()
                .flatMap(id -> members.getOrDefault(id, List.of()).stream())
                .sorted(Comparator.comparing(PlannedResource::id))
                .toList();
        Tier tier =
                units.stream().map(this::tier).max(Comparator.naturalOrder()).orElseThrow();
        mixed(ids, units);
        return new Move(ids.get(0), units, moved, tier, reasons(ids));
    }

    private Tier tier(PlannedUnit unit) {
        return tiers.of(index.account(unit.account()).orElseThrow(), unit.environment());
    }

    private List<Reason> reasons(List<String> ids) {
        if (ids.size() == 1) {
            return List.of(new Reason(
                    "window.alone",
                    Map.of(),
                    "Nothing that it cannot work without moves at another time than itself."));
        }
        Set<String> all = Set.copyOf(ids);
        List<Reason> reasons = new ArrayList<>();
        joints.forEach((pair, edge) -> {
            String from = pair.substring(0, pair.indexOf('\n'));
            if (all.contains(from)) {
                reasons.add(new Reason(
                        "window.joined",
                        Map.of("from", from, "to", pair.substring(pair.indexOf('\n') + 1)),
                        edge.from() + " " + edge.kind().verb() + " " + edge.to()
                                + ": between two windows it would use what is frozen or empty."));
            }
        });
        return List.copyOf(reasons);
    }

    private void mixed(List<String> ids, List<PlannedUnit> units) {
        Set<String> environments = new TreeSet<>();
        units.forEach(unit -> {
            if (unit.environment() != null) {
                environments.add(unit.environment());
            }
        });
        if (environments.size() < 2) {
            return;
        }
        Set<String> all = Set.copyOf(ids);
        List<String> crossing = joints.entrySet().stream()
                .filter(entry ->
                        all.contains(entry.getKey().substring(0, entry.getKey().indexOf('\n'))))
                .map(Map.Entry::getValue)
                .filter(edge -> !Objects.equals(environment(edge.from()), environment(edge.to())))
                .map(edge -> edge.from() + " " + edge.kind().verb() + " " + edge.to())
                .toList();
        findings.add(new Finding(
                "plan.environments-together",
                Severity.HIGH,
                crossing.stream()
                        .map(text -> text.substring(0, text.indexOf(' ')))
                        .map(id ->
                                index.thing(id).map(PlannedResource::succeeds).orElse(id))
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList(),
                String.join(", ", environments) + " have to be switched over in one window: "
                        + String.join("; ", crossing) + ".",
                "Give each environment what it uses of its own, or assign what is in the wrong one, and plan again."));
    }

    private @Nullable String environment(String id) {
        PlannedUnit unit =
                index.thing(id).map(PlannedResource::unit).map(index::unit).orElse(null);
        return unit == null ? null : unit.environment();
    }
}
