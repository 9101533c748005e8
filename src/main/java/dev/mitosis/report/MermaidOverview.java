package dev.mitosis.report;

import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The accounts and what connects them as a Mermaid diagram, within what GitHub draws: 500 edges, 50,000 characters. */
final class MermaidOverview {
    /** GitHub refuses diagrams with more: https://github.com/mermaid-js/mermaid, maxEdges and maxTextSize. */
    static final int MAX_EDGES = 500;

    static final int MAX_CHARACTERS = 50_000;

    private MermaidOverview() {}

    /** The diagram with a sentence on what was folded; accounts first, then units, then nothing but their number. */
    static String of(TargetDocument target) {
        String plain = drawn(target, name -> name, "");
        if (fits(plain)) {
            return plain;
        }
        Map<String, String> units = target.accounts().stream()
                .collect(Collectors.toMap(PlannedAccount::name, PlannedAccount::ou, (first, second) -> first));
        String folded = drawn(
                target,
                name -> units.getOrDefault(name, name),
                "Accounts are folded into their organizational units: there are too many for a diagram.\n\n");
        return fits(folded)
                ? folded
                : "There are too many accounts for a diagram, "
                        + target.accounts().size() + "; the sheets Accounts and Connections have all.\n";
    }

    private static boolean fits(String diagram) {
        return diagram.length() <= MAX_CHARACTERS
                && diagram.lines().filter(line -> line.contains("-->")).count() <= MAX_EDGES;
    }

    private static String drawn(TargetDocument target, UnaryOperator<String> place, String remark) {
        Map<String, String> homes = target.resources().stream()
                .collect(Collectors.toMap(PlannedResource::id, PlannedResource::account, (first, second) -> first));
        Map<String, Long> things = target.resources().stream()
                .collect(Collectors.groupingBy(
                        resource -> place.apply(resource.account()), TreeMap::new, Collectors.counting()));
        target.accounts().forEach(account -> things.putIfAbsent(place.apply(account.name()), 0L));
        Map<String, Integer> ids = new HashMap<>();
        StringBuilder out = new StringBuilder(remark).append("```mermaid\ngraph LR\n");
        things.forEach((name, count) -> {
            ids.put(name, ids.size());
            out.append("  n")
                    .append(ids.get(name))
                    .append("[\"")
                    .append(label(name))
                    .append("<br/>")
                    .append(count)
                    .append(count == 1 ? " thing" : " things")
                    .append("\"]\n");
        });
        Map<String, Integer> edges = new LinkedHashMap<>();
        for (PlannedConnection connection : target.connections()) {
            Integer from = ids.get(place.apply(connection.account()));
            Integer to = ids.get(place.apply(homes.getOrDefault(connection.provider(), "")));
            if (from != null && to != null && !from.equals(to)) {
                edges.merge("  n" + from + " -->|#| n" + to, 1, Integer::sum);
            }
        }
        edges.forEach((edge, count) ->
                out.append(edge.replace("#", String.valueOf(count))).append('\n'));
        return out.append("```\n").toString();
    }

    /** Names are the account's own words; nothing of them may end the label. */
    private static String label(String name) {
        return name.replaceAll("[^A-Za-z0-9 _/.-]", "?");
    }
}
