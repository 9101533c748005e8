package dev.mitosis.plan.query;

import dev.mitosis.io.Json;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.plan.query.StatusDocument.StepStatus;
import dev.mitosis.plan.query.StepJournal.Entry;
import dev.mitosis.plan.runbook.StepDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a plan with what was noted of its steps. */
public final class PlanStatus {
    private static final String OPEN = "open";
    private static final String DONE = "done";
    private static final String UNDONE = "undone";

    /** Moments are compared by their minutes, which every way of writing them has. */
    private static final int MINUTES = "2026-01-01T00:00".length();

    private PlanStatus() {}

    /**
     * How far the plan is done.
     *
     * @param hash the SHA-256 of {@code plan.json}
     * @param journal the text of {@code state/steps.jsonl}; empty where there is none
     */
    public static StatusDocument of(PlanDocument plan, String hash, String journal, Instant now) {
        StepJournal noted = StepJournal.read(journal);
        List<StepStatus> steps = plan.steps().stream()
                .map(step -> status(step, noted.entries().get(step.id()), hash))
                .toList();
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of(DONE, "running", "failed", "undoing", UNDONE, OPEN).forEach(state -> counts.put(state, 0));
        steps.forEach(step -> counts.merge(step.state(), 1, Integer::sum));
        Set<String> own = plan.steps().stream().map(Step::id).collect(Collectors.toCollection(HashSet::new));
        return new StatusDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                plan.account(),
                plan.snapshotId(),
                counts,
                steps,
                next(plan, steps, now),
                noted.entries().keySet().stream()
                        .filter(id -> !own.contains(id))
                        .toList(),
                noted.unreadable(),
                null);
    }

    private static StepStatus status(Step step, @Nullable Entry entry, String hash) {
        return entry == null
                ? new StepStatus(step.id(), step.wave(), step.title(), OPEN, null, null, null, true, true)
                : new StepStatus(
                        step.id(),
                        step.wave(),
                        step.title(),
                        entry.outcome(),
                        entry.started(),
                        entry.ended(),
                        entry.by(),
                        entry.plan().equals(hash),
                        entry.digest().isEmpty() || entry.digest().equals(StepDigest.of(step)));
    }

    private static List<String> next(PlanDocument plan, List<StepStatus> steps, Instant now) {
        Set<String> done = steps.stream()
                .filter(step -> step.state().equals(DONE))
                .map(StepStatus::id)
                .collect(Collectors.toSet());
        String moment = now.toString().substring(0, MINUTES);
        // A wave begins when the one before it is finished.
        int wave = steps.stream()
                .filter(step -> !step.state().equals(DONE))
                .mapToInt(StepStatus::wave)
                .min()
                .orElse(0);
        List<String> next = new ArrayList<>();
        for (Step step : plan.steps()) {
            String notBefore = step.notBefore();
            boolean due = notBefore == null
                    || moment.compareTo(notBefore.substring(0, Math.min(MINUTES, notBefore.length()))) >= 0;
            if (due && step.wave() == wave && !done.contains(step.id()) && done.containsAll(step.dependsOn())) {
                next.add(step.id());
            }
        }
        return next;
    }
}
