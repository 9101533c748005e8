package dev.mitosis.report.question;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.table.Value;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What could be chosen otherwise of what crosses a border and of what several products share; alike ones are one row.
 */
final class CrossingQuestions {
    /** Nobody is asked again what is decided. */
    private static final String DECIDED = "connection.decided";

    private static final int OWNERS_OFFERED = 2;
    private static final int SHOWN = 10;
    private static final int CENTS = 2;
    private static final Map<String, String> SHARED = load();

    private final ReportInput input;
    private final ReportIndex index;

    CrossingQuestions(ReportInput input, ReportIndex index) {
        this.input = input;
        this.index = index;
    }

    private static Map<String, String> load() {
        Map<String, String> names = new HashMap<>();
        TsvTable.loadNamed(CrossingQuestions.class, "shared-things.tsv")
                .forEach(row -> names.put(row.get("type"), row.get("name")));
        return Map.copyOf(names);
    }

    List<Question> all() {
        List<Question> all = new ArrayList<>();
        TargetDocument target = input.target();
        if (target != null) {
            connections(target, all);
        }
        shared(all);
        return all;
    }

    private void connections(TargetDocument target, List<Question> all) {
        Map<String, String> types = target.resources().stream()
                .collect(Collectors.toMap(PlannedResource::id, PlannedResource::type, (first, second) -> first));
        Map<List<String>, List<PlannedConnection>> alike = new LinkedHashMap<>();
        for (PlannedConnection connection : target.connections()) {
            List<String> others = others(connection);
            if (connection.means() != Means.NONE
                    && !others.isEmpty()
                    && !connection.reason().rule().equals(DECIDED)) {
                List<String> group = new ArrayList<>(others);
                group.add(connection.means().label());
                group.add(types.getOrDefault(connection.provider(), ""));
                alike.computeIfAbsent(group, unseen -> new ArrayList<>()).add(connection);
            }
        }
        alike.forEach((group, connections) -> all.add(connection(group.get(group.size() - 1), connections)));
    }

    private static List<String> others(PlannedConnection connection) {
        return connection.options().stream()
                .filter(option -> option.feasible() && option.means() != connection.means())
                .map(option -> option.means().label())
                .toList();
    }

    private Question connection(String type, List<PlannedConnection> connections) {
        PlannedConnection first = connections.get(0);
        List<Option> options = new ArrayList<>();
        options.add(new Option(
                said(first.means()),
                price(connections, first.means()),
                first.reason().text(),
                ""));
        for (PlannedConnection.Option other : first.options()) {
            if (other.feasible() && other.means() != first.means()) {
                options.add(new Option(
                        said(other.means()),
                        price(connections, other.means()),
                        other.why(),
                        connections.stream()
                                .map(connection -> "  \"" + connection.account() + "/to/" + connection.provider()
                                        + "\": " + other.means().label() + "\n")
                                .distinct()
                                .collect(Collectors.joining("", "connections:\n", ""))));
            }
        }
        boolean one = connections.size() == 1;
        String kind = type.replace("AWS::", "").replace("::", " ");
        return new Question(
                "connection " + first.id(),
                0,
                Rank.CROSSING,
                "connection",
                new Value.Reference(
                        one ? "1 connection" : connections.size() + " connections", TableNames.CONNECTIONS, first.id()),
                one
                        ? "How does " + first.account() + " reach "
                                + index.plannedThere(first.provider()).plain() + "?"
                        : "How is each " + kind + " of another account reached, " + connections.size() + " times?",
                options,
                null,
                "Several ways would do. It is about "
                        + connections.stream()
                                .limit(SHOWN)
                                .map(connection -> index.plannedThere(connection.provider())
                                                .plain() + " from " + connection.account())
                                .collect(Collectors.joining("; "))
                        + (connections.size() > SHOWN ? " and " + (connections.size() - SHOWN) + " more." : "."),
                null);
    }

    private static String said(Means means) {
        return PlainWords.of("means", means.label());
    }

    private static BigDecimal price(List<PlannedConnection> connections, Means means) {
        double sum = connections.stream()
                .flatMap(connection -> connection.options().stream())
                .filter(option -> option.means() == means)
                .mapToDouble(PlannedConnection.Option::price)
                .sum();
        return BigDecimal.valueOf(sum).setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** Who owns what is no database and no part of a network, and is made by people. */
    private void shared(List<Question> all) {
        Set<String> decided = new HashSet<>();
        input.decisions().assign().forEach(assign -> decided.add(assign.resource()));
        TargetDocument target = input.target();
        if (target != null) {
            target.resources().stream()
                    .filter(resource -> resource.fate() == Fate.MANAGED && resource.succeeds() != null)
                    .forEach(resource -> decided.add(String.valueOf(resource.succeeds())));
        }
        Map<List<Object>, List<SharedResource>> alike = new LinkedHashMap<>();
        for (SharedResource shared : input.partition().shared()) {
            if (SHARED.containsKey(shared.type()) && shared.neededBy().size() > 1 && !decided.contains(shared.id())) {
                alike.computeIfAbsent(
                                List.of(shared.type(), shared.neededBy(), shared.proposal()),
                                unseen -> new ArrayList<>())
                        .add(shared);
            }
        }
        alike.values().forEach(group -> all.add(shared(group.get(0), group)));
    }

    private Question shared(SharedResource first, List<SharedResource> group) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("shared", null, first.proposal(), ""));
        first.neededBy().stream()
                .limit(OWNERS_OFFERED)
                .forEach(context -> options.add(new Option(
                        context,
                        null,
                        "it belongs to " + context + "; the others reach it across the border.",
                        group.stream()
                                .map(shared ->
                                        "  - resource: \"" + shared.id() + "\"\n    context: \"" + context + "\"\n")
                                .collect(Collectors.joining("", "assign:\n", "")))));
        String name = SHARED.getOrDefault(first.type(), "thing");
        List<String> ids = group.stream().map(SharedResource::id).toList();
        return new Question(
                "shared " + first.id(),
                0,
                Rank.CROSSING,
                "shared " + name,
                index.resourcesLink(ids),
                "Who owns the " + name + " " + index.names(ids, SHOWN) + ", which "
                        + String.join(", ", first.neededBy()) + " use together?",
                options,
                null,
                "It stands in " + first.account() + ".",
                null);
    }
}
