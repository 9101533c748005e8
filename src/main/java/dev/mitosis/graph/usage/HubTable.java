package dev.mitosis.graph.usage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.network.Traffic;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What many may share, the ports at which it answers, and who stands for it: the rows of {@code hubs.tsv}. */
public final class HubTable {
    static final String FILE = "hubs.tsv";

    private static final String GROUP = "AWS::EC2::SecurityGroup";

    /**
     * A row.
     *
     * @param standIns types of parts at which the hub answers, too: the instances of a cluster
     */
    private record Hub(List<String> ports, List<String> standIns) {}

    private final Map<String, Hub> byType;
    private final Map<String, Set<Integer>> ports = new HashMap<>();
    private final Map<String, List<String>> ownMembers = new HashMap<>();

    private HubTable(Map<String, Hub> byType) {
        this.byType = byType;
    }

    /** Reads the table that comes with the product. */
    public static HubTable load() {
        Map<String, Hub> byType = new HashMap<>();
        for (TsvTable.TsvRow row : TsvTable.load(HubTable.class, FILE, 4)) {
            byType.put(row.cell(0), new Hub(list(row, 1), list(row, 2)));
        }
        return new HubTable(byType);
    }

    private static List<String> list(TsvTable.TsvRow row, int column) {
        return row.cell(column).equals("-") ? List.of() : row.list(column);
    }

    /** Another one by the same table that has learned nothing. */
    public HubTable fresh() {
        return new HubTable(byType);
    }

    /** Takes in at which port a hub answers, and which groups let their own members in. */
    public void learn(Resource resource) {
        Hub hub = byType.get(resource.type());
        if (hub != null) {
            for (String port : hub.ports()) {
                int number = port.startsWith("/") ? resource.data().at(port).asInt() : Integer.parseInt(port);
                if (number > 0) {
                    ports.computeIfAbsent(resource.arn(), arn -> new HashSet<>())
                            .add(number);
                }
            }
        }
        if (resource.type().equals(GROUP)) {
            learnMembers(resource);
        }
    }

    private void learnMembers(Resource group) {
        for (JsonNode rule : group.data().path("IpPermissions")) {
            for (JsonNode pair : rule.path("UserIdGroupPairs")) {
                if (pair.path("GroupId").asText().equals(group.id())) {
                    ownMembers
                            .computeIfAbsent(group.arn(), arn -> new ArrayList<>())
                            .add(Traffic.portsOf(rule));
                }
            }
        }
    }

    boolean isHub(String type) {
        return byType.containsKey(type);
    }

    /** Whether a thing of the type answers for a hub of the other. */
    boolean standsFor(String type, String hubType) {
        return Optional.ofNullable(byType.get(hubType))
                .filter(hub -> hub.standIns().contains(type))
                .isPresent();
    }

    /** Whether the rules of the edge between two groups let traffic to one of the hub's ports pass. */
    boolean letsPass(String hub, Edge rules) {
        return rules.kind() == EdgeKind.MAY_CONNECT
                && rules.evidence().stream()
                        .anyMatch(evidence -> covers(hub, evidence.text().split(" from | to ", 2)[0]));
    }

    /** Whether the group lets its own members reach the hub. */
    boolean letsMembersPass(String hub, String group) {
        return ownMembers.getOrDefault(group, List.of()).stream().anyMatch(text -> covers(hub, text));
    }

    /** A hub whose port is not known may answer at any. */
    private boolean covers(String hub, String traffic) {
        String[] words = traffic.split(" ", -1);
        if (words[0].equals("all") || !ports.containsKey(hub)) {
            return true;
        }
        if (!words[0].equals("tcp") && !words[0].equals("6")) {
            return false;
        }
        if (words.length == 1) {
            return true;
        }
        String[] range = words[1].split("-", -1);
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[range.length - 1]);
        return ports.getOrDefault(hub, Set.of()).stream().anyMatch(port -> port >= first && port <= last);
    }
}
