package dev.mitosis.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every split needs beside the moving of resources: the steps, crossings and risks that are shipped as data. */
public final class Playbooks {
    private final List<PlaybookStep> steps;
    private final Map<String, CrossingMethod> crossings;
    private final Map<String, RiskText> risks;

    private Playbooks(List<PlaybookStep> steps, List<CrossingMethod> crossings, List<RiskText> risks) {
        this.steps = List.copyOf(steps);
        Map<String, CrossingMethod> byResolution = new LinkedHashMap<>();
        crossings.forEach(crossing -> byResolution.put(crossing.resolution(), crossing));
        this.crossings = Collections.unmodifiableMap(byResolution);
        Map<String, RiskText> byId = new LinkedHashMap<>();
        risks.forEach(risk -> byId.put(risk.id(), risk));
        this.risks = Collections.unmodifiableMap(byId);
    }

    /** Reads and validates the playbooks that are shipped with the product. */
    public static Playbooks load() {
        List<PlaybookStep> steps = new ArrayList<>();
        for (String file : List.of("cost-export", "foundation", "join", "units", "closing")) {
            steps.addAll(ResourceFiles.readList("playbooks/" + file + ".yaml", PlaybookStep.class));
        }
        validate(steps);
        return new Playbooks(
                steps,
                ResourceFiles.readList("playbooks/crossings.yaml", CrossingMethod.class),
                ResourceFiles.readList("playbooks/risks.yaml", RiskText.class));
    }

    private static void validate(List<PlaybookStep> steps) {
        Set<String> seen = new HashSet<>();
        for (PlaybookStep step : steps) {
            boolean sound = seen.containsAll(step.after())
                    && seen.add(step.key())
                    && step.minutes() > 0
                    && !step.sources().isEmpty()
                    && !step.rollback().isBlank()
                    && (step.manual() || !step.commands().isEmpty());
            if (!sound) {
                throw new IllegalStateException("the playbook step " + step.key() + " is not sound: its key is used"
                        + " twice, it waits for a later step, or it lacks commands, duration or source");
            }
        }
    }

    /** Every step, each after those it waits for. */
    public List<PlaybookStep> steps() {
        return steps;
    }

    /** The step with this key. */
    public PlaybookStep step(String key) {
        return steps.stream()
                .filter(step -> step.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no playbook step " + key));
    }

    /** How a crossing with this resolution is kept alive; {@code repoint} where the resolution is not known. */
    public CrossingMethod crossing(String resolution) {
        CrossingMethod method = crossings.getOrDefault(resolution, crossings.get("repoint"));
        if (method == null) {
            throw new IllegalStateException("no crossing method repoint");
        }
        return method;
    }

    /** Every crossing method. */
    public List<CrossingMethod> crossings() {
        return List.copyOf(crossings.values());
    }

    /** The text of a risk. */
    public RiskText risk(String id) {
        RiskText risk = risks.get(id);
        if (risk == null) {
            throw new IllegalArgumentException("no risk " + id);
        }
        return risk;
    }

    /** The risks that belong in every plan. */
    public List<RiskText> standingRisks() {
        return risks.values().stream().filter(RiskText::standing).toList();
    }
}
