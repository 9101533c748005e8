package dev.mitosis.target;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.TargetDiffDocument.Aspect;
import dev.mitosis.target.TargetDiffDocument.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a stored target with a new one of the same account; both are read once. */
public final class TargetDiff {
    private static final Comparator<Change> ORDER =
            Comparator.comparing(Change::aspect).thenComparing(Change::id);

    /** What a target says of one thing. */
    private record Saying(String value, @Nullable Reason reason) {}

    private final Map<Aspect, Map<String, Saying>> sayings = new EnumMap<>(Aspect.class);

    private TargetDiff(TargetDocument target) {
        target.accounts().forEach(this::account);
        target.resources().forEach(this::resource);
        target.edges().stream().filter(PlannedEdge::crossing).forEach(this::connection);
        target.networks().forEach(this::network);
        target.connections().forEach(this::means);
        target.delivery().forEach(this::delivery);
        target.observability().forEach(this::observability);
        foundation(target.organization());
    }

    /** What the new one changes. */
    public static TargetDiffDocument between(TargetDocument before, TargetDocument after) {
        TargetDiff old = new TargetDiff(before);
        TargetDiff now = new TargetDiff(after);
        List<Change> changes = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            compare(aspect, old.of(aspect), now.of(aspect), changes);
        }
        changes.sort(ORDER);
        return new TargetDiffDocument(
                after.formatVersion(),
                after.tool(),
                after.account(),
                after.snapshotId(),
                before.snapshotId(),
                List.copyOf(changes));
    }

    private static void compare(Aspect aspect, Map<String, Saying> old, Map<String, Saying> now, List<Change> changes) {
        TreeSet<String> ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        for (String id : ids) {
            Saying earlier = old.get(id);
            Saying later = now.get(id);
            if (earlier == null || later == null || !earlier.value().equals(later.value())) {
                changes.add(new Change(
                        aspect,
                        id,
                        earlier == null ? null : earlier.value(),
                        later == null ? null : later.value(),
                        later == null ? null : later.reason()));
            }
        }
    }

    private Map<String, Saying> of(Aspect aspect) {
        return sayings.getOrDefault(aspect, Map.of());
    }

    private void say(Aspect aspect, String id, String value, List<Reason> reasons) {
        Reason reason = reasons.isEmpty() ? null : reasons.get(reasons.size() - 1);
        sayings.computeIfAbsent(aspect, unseen -> new TreeMap<>()).put(id, new Saying(value, reason));
    }

    private void account(PlannedAccount account) {
        say(Aspect.ACCOUNT, account.name(), account.ou(), List.of());
    }

    private void resource(PlannedResource resource) {
        String old = resource.succeeds();
        if (old == null || !resource.principal()) {
            say(Aspect.PLANNED, resource.id(), resource.fate().label(), resource.reasons());
            return;
        }
        say(Aspect.FATE, old, resource.fate().label(), resource.reasons());
        say(Aspect.PLACE, old, resource.account(), resource.reasons());
        say(Aspect.NAME, old, resource.name(), resource.reasons());
    }

    private void connection(PlannedEdge edge) {
        say(
                Aspect.CONNECTION,
                edge.from() + " > " + edge.to() + " (" + edge.kind().label() + ")",
                edge.strength().label(),
                List.of());
    }

    private void network(PlannedNetwork network) {
        say(Aspect.NETWORK, network.vpc(), network.cidr(), network.reasons());
    }

    private void means(PlannedConnection connection) {
        say(
                Aspect.MEANS,
                connection.account() + " > " + connection.provider(),
                connection.means().label(),
                List.of(connection.reason()));
    }

    private void delivery(DeliveryWay way) {
        String deployers = way.deployers().stream()
                .map(deployer -> deployer.id() + " from " + deployer.home())
                .collect(Collectors.joining(", "));
        say(Aspect.DELIVERY, way.unit(), deployers.isEmpty() ? "nobody seen" : deployers, way.reasons());
    }

    private void observability(MonitoringSide side) {
        say(Aspect.OBSERVABILITY, side.side(), side.home(), side.reasons());
    }

    private void foundation(Organization organization) {
        say(Aspect.FOUNDATION, "landing zone", organization.landingZone().label(), organization.reasons());
        say(Aspect.FOUNDATION, "regions", String.join(", ", organization.regions()), List.of());
        organization
                .units()
                .forEach(unit -> say(
                        Aspect.FOUNDATION,
                        "unit " + unit.path(),
                        unit.fate().label() + ": " + String.join(", ", unit.accounts()),
                        unit.reasons()));
        organization
                .guardrails()
                .forEach(guardrail -> say(
                        Aspect.FOUNDATION,
                        "policy " + guardrail.name(),
                        guardrail.fate().label() + " for " + String.join(", ", guardrail.units()),
                        guardrail.reasons()));
        organization
                .baseline()
                .forEach(part -> say(
                        Aspect.FOUNDATION,
                        "baseline " + part.name(),
                        part.fate().label() + ": " + String.join(", ", part.accounts()),
                        part.reasons()));
        if (organization.test() != null) {
            say(
                    Aspect.FOUNDATION,
                    "second organization",
                    organization.test().accounts().size() + " accounts",
                    organization.test().reasons());
        }
    }
}
