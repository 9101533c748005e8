package dev.mitosis.target.delivery;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.DeliveryWay.DeployerKind;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.target.delivery.DeliveryFacts.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans the way into each unit that moves for whoever deploys into it; asks where nobody was seen. */
public final class DeliveryPlanner {
    private final DeliveryGround ground;
    private final Map<String, Seen> deployers;
    private final List<String> suspects;
    private final Map<String, Set<String>> stackOf = new TreeMap<>();

    private DeliveryPlanner(DeliveryGround ground, DeliveryFacts facts) {
        this.ground = ground;
        this.deployers = facts.deployers();
        this.suspects = facts.suspects();
    }

    /** What was planned. */
    public record Delivery(
            List<DeliveryWay> ways,
            List<MonitoringSide> monitoring,
            List<Finding> findings,
            List<OpenQuestion> questions) {}

    /** Plans delivery and monitoring; what has to be made for them stands among the new things. */
    public static Delivery plan(DeliveryGround ground, DeliveryFacts facts) {
        return new DeliveryPlanner(ground, facts).plan();
    }

    private Delivery plan() {
        Map<String, Set<String>> moving = moving();
        Map<String, Set<Seen>> serving = serving(moving);
        List<DeliveryWay> ways = new ArrayList<>();
        WayBuilder builder = new WayBuilder(ground, moving);
        for (String unit : moving.keySet()) {
            ways.add(builder.way(ground.unit(unit), serving.getOrDefault(unit, Set.of())));
        }
        List<DeliveryWay> unseen =
                ways.stream().filter(way -> way.deployers().isEmpty()).toList();
        DeliveryQuestions questions = new DeliveryQuestions(ground, stackOf, suspects);
        return new Delivery(
                List.copyOf(ways),
                new MonitoringPlanner(ground).sides(),
                questions.findings(unseen),
                questions.questions(unseen));
    }

    /** The old ARNs of what moves, by unit. */
    private Map<String, Set<String>> moving() {
        Map<String, Set<String>> moving = new TreeMap<>();
        ground.principals().forEach((arn, resource) -> {
            if (resource.fate() == Fate.MOVES && resource.unit() != null) {
                moving.computeIfAbsent(resource.unit(), unseen -> new TreeSet<>())
                        .add(arn);
            }
        });
        return moving;
    }

    private Map<String, Set<Seen>> serving(Map<String, Set<String>> moving) {
        Map<String, String> types = ground.principals().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().type()));
        Served served = new Served(ground.graph(), types, deployers.keySet());
        Units units = Units.of(moving.keySet().stream().map(ground::unit).toList());
        Map<String, Set<Seen>> serving = new TreeMap<>();
        for (Seen deployer : deployers.values()) {
            PlannedResource own = ground.principal(deployer.arn());
            if (own == null || own.fate() == Fate.RETIRED) {
                continue;
            }
            for (String arn : served.by(deployer)) {
                PlannedResource target = ground.principal(arn);
                if (target != null && target.fate() == Fate.MOVES && target.unit() != null) {
                    add(serving, target.unit(), deployer);
                }
            }
            servedBySelf(deployer, own, units).forEach(unit -> add(serving, unit, deployer));
        }
        ground.graph().edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.DEPLOYED_BY)
                .forEach(edge -> {
                    PlannedResource member = ground.principal(edge.from());
                    if (member != null && member.unit() != null) {
                        stackOf.computeIfAbsent(member.unit(), unseen -> new TreeSet<>())
                                .add(edge.to());
                    }
                });
        return serving;
    }

    private static void add(Map<String, Set<Seen>> serving, String unit, Seen deployer) {
        serving.computeIfAbsent(unit, unseen -> new TreeSet<>(Comparator.comparing(Seen::arn)))
                .add(deployer);
    }

    /** The units that its permissions, its context or its account say that it deploys. */
    private List<String> servedBySelf(Seen deployer, PlannedResource own, Units units) {
        if (deployer.kind() == DeployerKind.STACK) {
            return List.of();
        }
        if (deployer.everywhere()) {
            return units.all();
        }
        String context = ground.context(deployer.arn());
        List<String> served = new ArrayList<>(units.ofNone().getOrDefault(own.account(), List.of()));
        served.addAll(context == null ? List.of() : units.byContext().getOrDefault(context, List.of()));
        return served;
    }

    /**
     * The ids of units.
     *
     * @param byContext by the context that they belong to
     * @param ofNone those that belong to none, by account
     */
    private record Units(List<String> all, Map<String, List<String>> byContext, Map<String, List<String>> ofNone) {
        static Units of(List<PlannedUnit> units) {
            Units sorted = new Units(new ArrayList<>(), new HashMap<>(), new HashMap<>());
            for (PlannedUnit unit : units) {
                sorted.all().add(unit.id());
                String context = unit.context();
                (context == null
                                ? sorted.ofNone().computeIfAbsent(unit.account(), account -> new ArrayList<>())
                                : sorted.byContext().computeIfAbsent(context, name -> new ArrayList<>()))
                        .add(unit.id());
            }
            return sorted;
        }
    }
}
