package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.Method.Gotcha;
import dev.mitosis.method.RiskText;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PlanDocument.Risk;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what can go wrong: what every split risks, what the methods warn of, and what the graph shows. */
final class RiskFinder {
    private final Board board;
    private final List<Step> steps;
    private final PlaybookSteps playbook;
    private final GraphRisks graphRisks;
    private final List<Risk> risks = new ArrayList<>();

    RiskFinder(
            Board board, GraphDocument graph, PartitionDocument partition, List<Step> steps, PlaybookSteps playbook) {
        this.board = board;
        this.steps = steps;
        this.playbook = playbook;
        this.graphRisks = new GraphRisks(board, graph, partition, steps);
    }

    /** The risks, gravest first. */
    List<Risk> find() {
        for (RiskText text : board.playbooks().standingRisks()) {
            List<String> keys = text.steps() == null ? List.of() : text.steps();
            risks.add(risk(text, List.of(), playbook.ids(keys)));
        }
        warnings();
        risks.addAll(graphRisks.find());
        risks.sort(Comparator.comparing(Risk::severity).reversed().thenComparing(Risk::id));
        return List.copyOf(risks);
    }

    static Risk risk(RiskText text, List<String> resources, List<String> steps) {
        return new Risk(text.id(), text.severity(), text.title(), text.why(), text.mitigation(), resources, steps);
    }

    private void warnings() {
        Map<String, TreeSet<String>> byMethod = new TreeMap<>();
        for (Placement placement : board.placements()) {
            if (placement.moves()) {
                byMethod.computeIfAbsent(placement.method().id(), k -> new TreeSet<>())
                        .add(placement.arn());
            }
        }
        Map<String, List<String>> stepsByMethod = new HashMap<>();
        steps.forEach(step -> stepsByMethod
                .computeIfAbsent(step.method(), k -> new ArrayList<>())
                .add(step.id()));
        byMethod.forEach((id, resources) ->
                warn(board.library().byId(id), List.copyOf(resources), stepsByMethod.getOrDefault(id, List.of())));
    }

    private void warn(Method method, List<String> resources, List<String> stepIds) {
        Map<String, Gotcha> numbered = new LinkedHashMap<>();
        for (Gotcha gotcha : method.gotchas()) {
            numbered.put(method.id() + "-" + (numbered.size() + 1), gotcha);
        }
        numbered.forEach((id, gotcha) -> {
            if (gotcha.severity().compareTo(Severity.MEDIUM) >= 0) {
                risks.add(new Risk(
                        id,
                        gotcha.severity(),
                        method.noun().count(resources.size()) + ": " + firstClause(gotcha.text()),
                        gotcha.display(),
                        gotcha.mitigation() == null ? method.rollback().text() : gotcha.mitigation(),
                        resources,
                        stepIds));
            }
        });
    }

    private static String firstClause(String text) {
        int end = text.indexOf(';') > 0 ? text.indexOf(';') : text.length();
        String clause = text.substring(0, end);
        String trimmed = clause.endsWith(".") ? clause.substring(0, clause.length() - 1) : clause;
        // Abbreviations keep their capitals.
        boolean word = trimmed.length() > 1 && Character.isLowerCase(trimmed.charAt(1));
        return word ? Character.toLowerCase(trimmed.charAt(0)) + trimmed.substring(1) : trimmed;
    }
}
