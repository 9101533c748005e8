package dev.mitosis.partition.accounts;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What asks for a small blast radius by itself: tags of criticality and data, and data that stands in public. */
final class Sensitivity {
    private record Row(String rule, Pattern key, Pattern value, String says) {}

    private final List<Row> rows = Table.read(
            Sensitivity.class,
            "sensitivity.tsv",
            row -> new Row(
                    row.get("rule"),
                    Pattern.compile(row.get("key")),
                    Pattern.compile(row.get("value")),
                    row.get("says")));
    private final Set<String> hard =
            new HashSet<>(Table.read(Sensitivity.class, "immovable.tsv", row -> row.get("type")));
    private final Set<String> exposed;
    private final Map<Map.Entry<String, String>, List<Row>> known = new HashMap<>();

    Sensitivity(GraphDocument graph) {
        this.exposed = graph.nodes().stream()
                .filter(node -> !node.exposure().isEmpty())
                .map(Node::id)
                .collect(Collectors.toSet());
    }

    /** The reasons, by rule; what stands in public counts in production only, where the data is real. */
    List<Reason> of(List<Placement> members, boolean production) {
        List<Reason> reasons = new ArrayList<>();
        Map<String, List<String>> voices = new TreeMap<>();
        Map<String, Row> said = new TreeMap<>();
        Map<String, String> tags = new TreeMap<>();
        for (Placement member : members) {
            member.subject()
                    .tags()
                    .forEach((key, value) -> known.computeIfAbsent(Map.entry(key, value), this::says)
                            .forEach(row -> {
                                voices.computeIfAbsent(row.rule(), unused -> new ArrayList<>())
                                        .add(member.subject().arn());
                                tags.putIfAbsent(row.rule(), key + "=" + value);
                                said.putIfAbsent(row.rule(), row);
                            }));
        }
        voices.forEach((rule, resources) -> {
            long several = resources.stream().distinct().count();
            if (several >= Math.min(Tuning.WITNESSES, members.size())) {
                reasons.add(new Reason(
                        rule,
                        Map.of("resources", String.valueOf(several), "tag", tags.getOrDefault(rule, "")),
                        several + " of its resources are tagged " + tags.get(rule) + ": "
                                + java.util.Objects.requireNonNull(said.get(rule))
                                        .says()
                                + " asks for a small blast radius."));
            }
        });
        if (production) {
            exposedData(members, reasons);
        }
        return reasons;
    }

    private void exposedData(List<Placement> members, List<Reason> reasons) {
        List<String> doors = labels(members, subject -> exposed.contains(subject.arn()));
        List<String> data = labels(members, subject -> hard.contains(subject.type()));
        if (!doors.isEmpty() && !data.isEmpty()) {
            reasons.add(new Reason(
                    "account.exposed-data",
                    Map.of("exposed", String.valueOf(doors.size()), "data", String.valueOf(data.size())),
                    "The internet reaches it (" + doors.get(0) + more(doors) + ") and it holds data (" + data.get(0)
                            + more(data) + ")."));
        }
    }

    private static String more(List<String> list) {
        return list.size() == 1 ? "" : " and " + (list.size() - 1) + " more";
    }

    private static List<String> labels(List<Placement> members, java.util.function.Predicate<Subject> wanted) {
        return members.stream()
                .map(Placement::subject)
                .filter(wanted)
                .map(Subject::label)
                .sorted()
                .toList();
    }

    private List<Row> says(Map.Entry<String, String> tag) {
        String key = tag.getKey();
        String last = key.substring(Math.max(key.lastIndexOf(':'), key.lastIndexOf('/')) + 1);
        return rows.stream()
                .filter(row -> row.key().matcher(squeezed(last)).matches()
                        && row.value().matcher(squeezed(tag.getValue())).matches())
                .toList();
    }

    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }
}
