package dev.mitosis.target.standing;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which dependencies of the target are alive: both ends stand, and the configuration of what stands says so. Within an
 * account the graph tells; over a border the record of what needs the other names it by ARN, id, name or host. Linear
 * in the edges, and in the records of those that cross a border.
 */
final class StandingEdges {
    /** Shorter ids and names are words that say nothing. */
    private static final int SHORTEST = 5;

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]+\\.(?:amazonaws\\.com|cloudfront\\.net)(?:\\.cn)?");

    private final Map<String, Resource> standing = new HashMap<>();
    private final Set<String> drawn = new HashSet<>();

    /** What stands below an ARN: a zone's records. */
    private final Map<String, List<Resource>> below = new HashMap<>();

    private String speaker = "";
    private List<String> texts = List.of();

    /** Hears of a thing of the target that stands. */
    void stands(String id, Resource record) {
        standing.put(id, record);
        speaker = "";
        for (int at = record.arn().indexOf('/'); at > 0; at = record.arn().indexOf('/', at + 1)) {
            below.computeIfAbsent(record.arn().substring(0, at), arn -> new ArrayList<>())
                    .add(record);
        }
    }

    /** Hears of what a scan of an account draws. */
    void drawn(List<Edge> edges) {
        edges.forEach(edge -> drawn.add(key(edge.from(), edge.kind(), edge.to())));
    }

    private static String key(String from, EdgeKind kind, String to) {
        return from + " " + kind + " " + to;
    }

    /**
     * What became of the edges of which both ends stand.
     *
     * @param half tells of a thing whether the scan does not read all of it
     */
    StandingDependencies of(List<PlannedEdge> edges, Predicate<String> half) {
        Map<String, Integer> planned = new TreeMap<>();
        Map<String, Integer> alive = new TreeMap<>();
        List<PlannedEdge> missing = new ArrayList<>();
        int unsaid = 0;
        for (PlannedEdge edge : edges) {
            Resource from = standing.get(edge.from());
            Resource to = standing.get(edge.to());
            if (from != null && to != null && isNeeded(edge)) {
                planned.merge(edge.kind().label(), 1, Integer::sum);
                if (isAlive(edge.kind(), from, to)) {
                    alive.merge(edge.kind().label(), 1, Integer::sum);
                } else if (half.test(edge.from())) {
                    unsaid++;
                } else {
                    missing.add(edge);
                }
            }
        }
        return new StandingDependencies(planned, alive, unsaid, missing);
    }

    /** Over a border nothing serves what nobody needs; names are rewritten without a connection. */
    private static boolean isNeeded(PlannedEdge edge) {
        String connection = edge.connection();
        return connection == null || !connection.startsWith("none/") || edge.kind() == EdgeKind.RESOLVES_TO;
    }

    private boolean isAlive(EdgeKind kind, Resource from, Resource to) {
        if (from.account().equals(to.account())) {
            return drawn.contains(key(from.arn(), kind, to.arn()));
        }
        // What is called orders is not named by orders-archive.
        Pattern names = Pattern.compile("(?<![\\w.-])(?:"
                + names(to).stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\w-])");
        return said(from).stream().anyMatch(text -> names.matcher(text).find());
    }

    /** The records of a thing as texts; edges come in the order of what needs others. */
    private List<String> said(Resource thing) {
        if (!speaker.equals(thing.arn())) {
            speaker = thing.arn();
            texts = Stream.concat(Stream.of(thing), below.getOrDefault(thing.arn(), List.of()).stream())
                    .map(record -> record.data().toString())
                    .toList();
        }
        return texts;
    }

    /** What others call a thing. */
    private static Set<String> names(Resource thing) {
        Set<String> names = new HashSet<>(List.of(thing.arn()));
        Stream.of(thing.id(), thing.name())
                .filter(name -> name.length() >= SHORTEST)
                .forEach(names::add);
        Matcher host = HOST.matcher(thing.data().toString());
        while (host.find()) {
            names.add(host.group());
        }
        return names;
    }
}
