package dev.mitosis.target.delivery;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.target.name.NewThings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What delivery is planned from: the estate without it. */
public final class DeliveryGround {
    private final Map<String, Map<String, PlannedResource>> byOld = new HashMap<>();
    private final Map<String, PlannedResource> principals = new HashMap<>();
    private final Map<String, List<String>> workers = new HashMap<>();
    private final Map<String, PlannedUnit> units = new TreeMap<>();
    private final Map<String, PlannedAccount> accounts = new TreeMap<>();
    private final GraphDocument graph;
    private final Decisions decisions;
    private final NewThings things;
    private final DeliveryHomes homes;
    private final Map<String, String> contexts;

    /**
     * The estate.
     *
     * @param resources what succeeds something
     * @param contexts of old things, by ARN
     * @param production the names of environments that are guarded as production
     */
    public record Parts(
            List<PlannedAccount> accounts,
            List<PlannedUnit> units,
            List<PlannedResource> resources,
            Map<String, String> contexts,
            Set<String> production) {}

    /** A ground on which nothing of delivery is planned yet. */
    public DeliveryGround(Parts parts, GraphDocument graph, Decisions decisions, NewThings things) {
        this.graph = graph;
        this.decisions = decisions;
        this.things = things;
        this.contexts = parts.contexts();
        this.homes = new DeliveryHomes(parts.accounts(), parts.production());
        parts.accounts().forEach(account -> accounts.put(account.name(), account));
        parts.units().forEach(unit -> units.put(unit.id(), unit));
        for (Edge edge : graph.edges()) {
            if (edge.kind() == EdgeKind.RUNS_AS) {
                workers.computeIfAbsent(edge.from(), unseen -> new ArrayList<>(1))
                        .add(edge.to());
            }
        }
        for (PlannedResource resource : parts.resources()) {
            if (resource.succeeds() != null) {
                byOld.computeIfAbsent(resource.succeeds(), unseen -> new TreeMap<>())
                        .put(resource.account(), resource);
                if (resource.principal()) {
                    principals.put(resource.succeeds(), resource);
                }
            }
        }
    }

    /** What becomes of the old thing itself; null where it is not in the snapshot. */
    @Nullable
    PlannedResource principal(String arn) {
        return principals.get(arn);
    }

    /** Every principal, by the ARN of what it succeeds. */
    Map<String, PlannedResource> principals() {
        return principals;
    }

    /** What succeeds the old thing in the account; null where the account has none. */
    @Nullable
    PlannedResource in(String account, String arn) {
        return byOld.getOrDefault(arn, Map.of()).get(account);
    }

    /** The ARNs of the roles that a deployer works by: its own, or that of its instance profile. */
    List<String> workers(String deployer) {
        return workers.getOrDefault(deployer, List.of()).stream()
                .flatMap(arn -> isRole(arn)
                        ? Stream.of(arn)
                        : workers.getOrDefault(arn, List.of()).stream().filter(this::isRole))
                .sorted()
                .toList();
    }

    private boolean isRole(String arn) {
        PlannedResource resource = principals.get(arn);
        return resource != null && resource.type().equals("AWS::IAM::Role");
    }

    /** The context of an old thing; null where it belongs to none. */
    @Nullable
    String context(String arn) {
        return contexts.get(arn);
    }

    PlannedUnit unit(String id) {
        return Objects.requireNonNull(units.get(id), id);
    }

    Map<String, PlannedAccount> accounts() {
        return accounts;
    }

    GraphDocument graph() {
        return graph;
    }

    Decisions decisions() {
        return decisions;
    }

    NewThings things() {
        return things;
    }

    DeliveryHomes homes() {
        return homes;
    }
}
