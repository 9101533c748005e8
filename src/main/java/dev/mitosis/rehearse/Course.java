package dev.mitosis.rehearse;

import dev.mitosis.io.Json;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.ObservedWave;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One rehearsal on its way: step after step, and a look around after each wave. */
final class Course {
    private final RehearsalRequest request;
    private final StepRunner runner;
    private final WaveScan scan;
    private final RehearsalListener listener;

    private final List<Step> steps;
    private final Map<String, RehearsedStep> before = new HashMap<>();
    private final List<RehearsedStep> reached = new ArrayList<>();
    private final List<ObservedWave> waves = new ArrayList<>();
    private final Blocked blocked;
    private final RehearsalClock clock;

    Course(RehearsalRequest request, StepRunner runner, WaveScan scan, RehearsalListener listener) {
        this.request = request;
        this.runner = runner;
        this.scan = scan;
        this.listener = listener;
        this.steps = request.steps();
        this.blocked = new Blocked(request.plan());
        this.clock = new RehearsalClock(request.clock());
        request.before().ifPresent(earlier -> {
            earlier.steps().forEach(step -> before.put(step.id(), step));
            waves.addAll(earlier.waves());
        });
    }

    RehearsalDocument run() {
        WaveView view = WaveView.of(request.check(), request.plan(), request.target());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            clock.reach(step);
            RehearsedStep known = before.get(step.id());
            RehearsedStep result = known == null ? reach(step) : known;
            reached.add(result);
            blocked.reached(step.id(), result.outcome());
            boolean last = i + 1 == steps.size() || steps.get(i + 1).wave() != step.wave();
            if (last && request.scan() && waves.stream().noneMatch(wave -> wave.wave() == step.wave())) {
                waves.add(view.after(step.wave(), scan.look(step.wave()), done()));
            }
            if (known == null) {
                listener.reached(result, document(), steps.size());
            }
        }
        return document();
    }

    private RehearsedStep reach(Step step) {
        Optional<String> why = step.manual() ? Optional.empty() : blocked.why(step);
        return why.map(text -> notRehearsed(step, text)).orElseGet(() -> runner.run(step, clock, ahead(step)));
    }

    /** Whether a step of an earlier wave is not done, for which the script would wait. */
    private boolean ahead(Step step) {
        return reached.stream()
                .anyMatch(one -> one.wave() < step.wave() && !one.outcome().done());
    }

    private Set<String> done() {
        return reached.stream()
                .filter(step -> step.outcome().done())
                .map(RehearsedStep::id)
                .collect(Collectors.toSet());
    }

    private static RehearsedStep notRehearsed(Step step, String why) {
        return new RehearsedStep(
                step.id(), step.wave(), step.title(), Outcome.NOT_REHEARSED, why, null, null, 0, 0, List.of(), 0);
    }

    private RehearsalDocument document() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.label(), 0);
        }
        reached.forEach(step -> counts.merge(step.outcome().label(), 1, Integer::sum));
        return new RehearsalDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                request.plan().account(),
                request.plan().snapshotId(),
                request.inputs(),
                request.emulator().url().toString(),
                request.throughWave(),
                reached.size() == steps.size(),
                counts,
                reached,
                waves);
    }
}
