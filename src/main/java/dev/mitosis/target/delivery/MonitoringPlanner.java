package dev.mitosis.target.delivery;

import dev.mitosis.model.Edge;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.NewThings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From where the estate is watched: a sink in one account sees metrics, logs and traces of those that link to it
 * (CloudWatch user guide, CloudWatch-Unified-Cross-Account), and alarms have receivers there.
 */
final class MonitoringPlanner {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String MANAGEMENT = "management";

    private final DeliveryGround ground;
    private final Map<String, Set<String>> regions = new TreeMap<>();
    private final Map<String, Set<String>> alarmRegions = new TreeMap<>();

    MonitoringPlanner(DeliveryGround ground) {
        this.ground = ground;
        for (PlannedResource resource : ground.principals().values()) {
            boolean stands = resource.fate().remains() || resource.fate().isMade();
            if (stands && !resource.region().equals(Resource.GLOBAL)) {
                add(regions, resource);
                if (resource.type().equals(ALARM)) {
                    add(alarmRegions, resource);
                }
            }
        }
    }

    private static void add(Map<String, Set<String>> regions, PlannedResource resource) {
        regions.computeIfAbsent(resource.account(), unseen -> new TreeSet<>()).add(resource.region());
    }

    List<MonitoringSide> sides() {
        DeliveryHomes homes = ground.homes();
        if (!ground.decisions().splitsObservability()) {
            return List.of(side(
                    "all",
                    homes.ofAll(),
                    account -> true,
                    ground.decisions().observability() == null
                            ? "Nobody decided to watch production apart, so one account sees all; observability in "
                                    + "decisions.yaml changes that."
                            : "It was decided that one account sees all."));
        }
        Predicate<PlannedAccount> rest =
                account -> account.environment() != null && !homes.isProduction(account.environment());
        return List.of(
                side(
                        "production",
                        homes.ofProduction(),
                        rest.negate(),
                        "It was decided that production, and what serves it, is watched apart from the rest."),
                side("rest", homes.ofRest(), rest, "It was decided that the rest is watched apart from production."));
    }

    private MonitoringSide side(String side, String home, Predicate<PlannedAccount> watched, String why) {
        Reason reason = Reason.of("monitoring.home", why);
        TreeSet<String> all = new TreeSet<>();
        TreeSet<String> alarmed = new TreeSet<>();
        List<String> links = new ArrayList<>();
        List<PlannedAccount> sources = ground.accounts().values().stream()
                .filter(watched)
                .filter(account -> !account.purpose().equals(MANAGEMENT))
                .toList();
        Set<String> names = new HashSet<>();
        for (PlannedAccount source : sources) {
            names.add(source.name());
            alarmed.addAll(alarmRegions.getOrDefault(source.name(), Set.of()));
            if (!source.name().equals(home)) {
                for (String region : regions.getOrDefault(source.name(), Set.of())) {
                    all.add(region);
                    links.add(
                            thing(source.name(), "AWS::Oam::Link", region, "to-" + home, "oam:", ":link/{id}", reason));
                }
            }
        }
        List<String> sinks = all.stream()
                .map(region -> thing(home, "AWS::Oam::Sink", region, "sink", "oam:", ":sink/{id}", reason))
                .toList();
        List<String> receivers = alarmed.stream()
                .map(region -> {
                    String name = name("alarms", side);
                    return thing(home, TOPIC, region, name, "sns:", ":" + name, reason);
                })
                .toList();
        return new MonitoringSide(
                side, home, sinks, links.stream().sorted().toList(), receivers, replaced(names), List.of(reason));
    }

    private static String name(String what, String side) {
        return side.equals("all") ? what : what + "-" + side;
    }

    private String thing(
            String account, String type, String region, String name, String service, String tail, Reason reason) {
        return ground.things()
                .make(new NewThings.New(account, type, region, name, service + region + tail, null), reason)
                .id();
    }

    /** The topics of other accounts that alarms of these accounts were sent to. */
    private List<String> replaced(Set<String> accounts) {
        TreeSet<String> topics = new TreeSet<>();
        for (Edge edge : ground.graph().edges()) {
            PlannedResource alarm = ground.principal(edge.from());
            PlannedResource topic = ground.principal(edge.to());
            if (alarm != null
                    && topic != null
                    && alarm.type().equals(ALARM)
                    && topic.type().equals(TOPIC)
                    && accounts.contains(alarm.account())
                    && alarm.fate().isMade()
                    && ground.in(alarm.account(), edge.to()) == null) {
                topics.add(topic.id());
            }
        }
        return List.copyOf(topics);
    }
}
