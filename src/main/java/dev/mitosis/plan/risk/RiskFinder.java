package dev.mitosis.plan.risk;

import dev.mitosis.method.Method;
import dev.mitosis.method.Method.Gotcha;
import dev.mitosis.method.RiskText;
import dev.mitosis.model.Severity;
import dev.mitosis.model.plan.PlanDocument.Risk;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Collects what can go wrong: what every split risks, what the methods warn of, and what the graph shows. */
public final class RiskFinder {
    private final RiskRequest request;
    private final List<Risk> risks = new ArrayList<>();

    private RiskFinder(RiskRequest request) {
        this.request = request;
    }

    /** The risks of a plan, gravest first. */
    public static List<Risk> of(RiskRequest request) {
        return new RiskFinder(request).find();
    }

    private List<Risk> find() {
        for (RiskText text : request.texts().standingRisks()) {
            List<String> keys = text.steps() == null ? List.of() : text.steps();
            risks.add(risk(text, List.of(), ids(keys)));
        }
        warnings();
        risks.addAll(new GraphRisks(request).find());
        risks.sort(Comparator.comparing(Risk::severity).reversed().thenComparing(Risk::id));
        return List.copyOf(risks);
    }

    private List<String> ids(List<String> keys) {
        return keys.stream()
                .map(request.stepsByKey()::get)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    static Risk risk(RiskText text, List<String> resources, List<String> steps) {
        return new Risk(text.id(), text.severity(), text.title(), text.why(), text.mitigation(), resources, steps);
    }

    private void warnings() {
        Map<String, TreeSet<String>> byMethod = new TreeMap<>();
        for (PlannedResource planned : request.index().document().resources()) {
            if (planned.fate().isMade() && planned.succeeds() != null) {
                byMethod.computeIfAbsent(planned.method(), k -> new TreeSet<>()).add(planned.succeeds());
            }
        }
        Map<String, List<String>> stepsByMethod = new HashMap<>();
        request.steps()
                .forEach(step -> stepsByMethod
                        .computeIfAbsent(step.method(), k -> new ArrayList<>())
                        .add(step.id()));
        byMethod.forEach((id, resources) ->
                warn(request.library().byId(id), List.copyOf(resources), stepsByMethod.getOrDefault(id, List.of())));
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
