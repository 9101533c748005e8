package dev.mitosis.rehearse;

import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.rehearse.gate.EmulatorGate;
import dev.mitosis.rehearse.gate.RefusingProxy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the scripts of a plan one after the other against an emulator, and notes what came of each step. */
public final class Rehearser {
    private final RehearsalListener listener;

    public Rehearser(RehearsalListener listener) {
        this.listener = listener;
    }

    /**
     * Rehearses the steps of the waves asked for, or goes on where an earlier rehearsal was killed.
     *
     * @throws MitosisException M-REHEARSE-02 where a script steers its calls, M-REHEARSE-03 where a step has no script,
     *     M-REHEARSE-04 where bash or the AWS CLI is missing, or the emulator keeps no accounts apart
     */
    public RehearsalDocument rehearse(RehearsalRequest request) {
        new SteeringCheck().of(request.account().resolve("artefacts"));
        RehearsalFolder folder = new RehearsalFolder(
                request.folder(), String.valueOf(request.account().getFileName()));
        EmulatedAccounts accounts = EmulatedAccounts.of(request.plan(), request.target());
        DummyValues values = DummyValues.of(request.plan(), folder.outside());
        if (request.before().isEmpty()) {
            folder.begin(request.account());
            values.write(folder.inputs());
            accounts.write(folder.config(), folder.credentials());
        }
        try (EmulatorGate gate = EmulatorGate.open(request.emulator());
                RefusingProxy proxy = RefusingProxy.open()) {
            ScriptEnvironment environment = new ScriptEnvironment(folder, request.path(), gate, proxy);
            environment.programs(request.self());
            StepRunner runner =
                    new StepRunner(folder, environment, values, StepScripts.in(folder.artefacts(), request.plan()));
            runner.requireEmulator(accounts);
            return steps(request, runner);
        }
    }

    private RehearsalDocument steps(RehearsalRequest request, StepRunner runner) {
        List<RehearsedStep> reached = new ArrayList<>();
        Map<String, RehearsedStep> before = new LinkedHashMap<>();
        request.before().ifPresent(earlier -> earlier.steps().forEach(step -> before.put(step.id(), step)));
        Blocked blocked = new Blocked(request.plan());
        RehearsalClock clock = new RehearsalClock(request.clock());
        List<Step> steps = request.steps();
        for (Step step : steps) {
            clock.reach(step);
            RehearsedStep result = before.get(step.id());
            if (result == null) {
                Optional<String> why = step.manual() ? Optional.empty() : blocked.why(step);
                boolean ahead = reached.stream()
                        .anyMatch(one ->
                                one.wave() < step.wave() && !one.outcome().done());
                result = why.map(text -> notRehearsed(step, text)).orElseGet(() -> runner.run(step, clock, ahead));
                reached.add(result);
                listener.reached(result, document(request, reached, reached.size() == steps.size()), steps.size());
            } else {
                reached.add(result);
            }
            blocked.reached(step.id(), result.outcome());
        }
        return document(request, reached, true);
    }

    private static RehearsedStep notRehearsed(Step step, String why) {
        return new RehearsedStep(
                step.id(), step.wave(), step.title(), Outcome.NOT_REHEARSED, why, null, null, 0, 0, List.of(), 0);
    }

    private static RehearsalDocument document(RehearsalRequest request, List<RehearsedStep> reached, boolean finished) {
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
                finished,
                counts,
                reached);
    }

    /** M-REHEARSE-04: what a rehearsal needs is not there. */
    static MitosisException unprepared(String what, String why, String fix) {
        return new MitosisException("M-REHEARSE-04", what, why, fix, ExitCode.INVALID_INPUT);
    }

    /** M-REHEARSE-04 where bash itself is missing. */
    static MitosisException noBash(IOException cause) {
        return unprepared(
                "the scripts cannot be run",
                String.valueOf(cause.getMessage()),
                "install bash 4.2 or newer on the PATH");
    }
}
