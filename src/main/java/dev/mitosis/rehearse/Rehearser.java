package dev.mitosis.rehearse;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.Source;
import dev.mitosis.rehearse.Course.Looks;
import dev.mitosis.rehearse.gate.EmulatorGate;
import dev.mitosis.rehearse.gate.RefusingProxy;
import dev.mitosis.rehearse.marker.MarkedStores;
import dev.mitosis.rehearse.source.SourcePlan;
import java.io.IOException;
import java.util.List;

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
            SourceAccount account = new SourceAccount(request, folder, environment, accounts.old());
            SourcePlan plan = request.source();
            Source source = request.before().map(RehearsalDocument::source).orElse(null);
            if (plan != null) {
                source = account.build(plan, listener::built);
            }
            RehearsalRequest named = source == null ? request : account.named();
            StepRunner runner =
                    new StepRunner(folder, environment, values, StepScripts.in(folder.artefacts(), named.plan()));
            runner.requireEmulator(accounts);
            WaveScan scan = new WaveScan(folder, environment, named.target());
            StoreMarkers markers = new StoreMarkers(
                    folder, environment, new MarkedStores().of(named.target(), named.plan()), accounts.old());
            Blocked blocked = new Blocked(
                    request.plan().steps(), request.plan().variables(), source == null ? List.of() : source.missing());
            return new Course(named, runner, new Looks(scan, markers, blocked, source), listener).run();
        }
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

    /** M-REHEARSE-08: nothing can be said of a step whose script was ended from outside. */
    static MitosisException killed(String script, ScriptRun run) {
        return new MitosisException(
                "M-REHEARSE-08",
                "the script " + script + " was ended by a signal",
                "it ended with " + run.exit() + "; its step is not counted",
                "go on with --resume",
                ExitCode.INTERRUPTED);
    }
}
