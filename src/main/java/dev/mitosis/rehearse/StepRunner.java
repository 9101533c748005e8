package dev.mitosis.rehearse;

import dev.mitosis.io.Json;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.rehearse.StepScripts.StepScript;
import dev.mitosis.rehearse.gate.EmulatorCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs one step as a person would, and judges what came of it.
 *
 * @param scripts of all steps
 */
record StepRunner(RehearsalFolder folder, ScriptEnvironment environment, DummyValues values, StepScripts scripts) {
    private static final String SOMEBODY = "rehearsal";
    private static final Pattern UNDONE = Pattern.compile("(?m)^\\S+ is undone$");

    /** A line of the journal, as the scripts write it: they look for the step at its beginning. */
    private record Noted(
            String step,
            String plan,
            String digest,
            String started,
            String ended,
            String outcome,
            String by,
            Map<String, String> outputs) {}

    /** Makes sure that the emulator answers, and that profiles lead to accounts of their own. */
    void requireEmulator(EmulatedAccounts accounts) {
        List<String> names = new ArrayList<>(List.of(accounts.old()));
        accounts.ids().keySet().stream()
                .filter(name -> !name.equals(accounts.old()))
                .findFirst()
                .ifPresent(names::add);
        for (String name : names) {
            ScriptRun run = run(
                    List.of("-c", "aws sts get-caller-identity --profile \"$0\" --query Account --output text", name),
                    folder.said().resolve("identity.log"),
                    environment.variables(0, Map.of()));
            String said = run.said().strip();
            if (!run.passed()) {
                throw Rehearser.unprepared(
                        "the emulator cannot be asked who " + name + " is",
                        said.isEmpty() ? "aws ended with " + run.exit() : said,
                        "install the AWS CLI, start the emulator, and name it with --endpoint-url");
            }
            // Once a step has set the profiles up, they lead to the ids that the emulator gave.
            boolean old = said.equals(accounts.ids().get(accounts.old()));
            if (old != name.equals(accounts.old())) {
                throw Rehearser.unprepared(
                        "the emulator keeps no accounts apart",
                        "the profile " + name + " leads to the account " + said,
                        "use an emulator of several accounts, for example moto_server 5.2");
            }
        }
        environment.gate().taken();
    }

    /**
     * Runs a step.
     *
     * @param ahead whether a step of an earlier wave was not done, for which its script would wait
     */
    RehearsedStep run(Step step, RehearsalClock clock, boolean ahead) {
        environment.gate().taken();
        outside();
        StepScript script = scripts.of(step);
        List<String> words = new ArrayList<>(List.of(script.path()));
        words.addAll(step.manual() ? List.of("--done", "--by", SOMEBODY) : List.of("--execute", "--yes"));
        if (ahead) {
            words.add("--ahead");
        }
        Map<String, String> further = new TreeMap<>(values.secrets());
        if (step.manual()) {
            further.putAll(values.found(step));
        }
        ScriptRun run = run(
                words, folder.said().resolve(step.id() + ".log"), environment.variables(clock.secondsAhead(), further));
        RehearsedStep result = result(step, run);
        if (result.outcome() == Outcome.MANUAL && !run.passed()) {
            note(step, clock);
        }
        return result;
    }

    private ScriptRun run(List<String> words, Path log, Map<String, String> variables) {
        ScriptRun run;
        try {
            run = ScriptRun.of(words, folder.artefacts(), log, variables);
        } catch (IOException e) {
            throw Rehearser.noBash(e);
        }
        if (run.killed()) {
            throw Rehearser.killed(words.get(0), run);
        }
        return run;
    }

    private RehearsedStep result(Step step, ScriptRun run) {
        List<EmulatorCall> calls = environment.gate().taken();
        List<String> outside = outside();
        Answer answer = Answer.of(step, run.said());
        Judgement judged = step.manual() && outside.isEmpty()
                ? byHand(run)
                : Judgement.of(run, Objects.requireNonNullElse(answer.command(), ""), calls, outside);
        return new RehearsedStep(
                step.id(),
                step.wave(),
                step.title(),
                judged.outcome(),
                judged.reason(),
                judged.passed() ? null : answer.command(),
                judged.passed() ? null : answer.text(),
                calls.size(),
                (int) calls.stream().filter(EmulatorCall::added).count(),
                calls.stream()
                        .filter(EmulatorCall::lacking)
                        .map(EmulatorCall::name)
                        .distinct()
                        .toList(),
                run.took().toMillis());
    }

    private static Judgement byHand(ScriptRun run) {
        return new Judgement(
                Outcome.MANUAL,
                run.passed()
                        ? "a person does it"
                        : "a person does it; its script did not pass, as nobody has done it, or a step before it was not done");
    }

    /** Takes back all of a wave that was done, by its own script. */
    TakenBack takeBack(Wave wave, RehearsalClock clock) {
        environment.gate().taken();
        outside();
        ScriptRun run = run(
                List.of(wave.folder() + "/rollback.sh", "--execute", "--yes"),
                folder.said().resolve("rollback-" + wave.number() + ".log"),
                environment.variables(clock.secondsAhead(), values.secrets()));
        Judgement judged = Judgement.of(run, "", environment.gate().taken(), outside());
        return new TakenBack(judged, (int) UNDONE.matcher(run.said()).results().count(), Answer.last(run.said()));
    }

    /**
     * What came of taking a wave back.
     *
     * @param taken how many steps were taken back
     * @param said the last lines that the script printed
     */
    record TakenBack(Judgement judged, int taken, String said) {}

    /** Where the script wanted to go that is not the emulator, since the last time. */
    private List<String> outside() {
        return Stream.concat(environment.gate().outside().stream(), environment.proxy().taken().stream())
                .toList();
    }

    /**
     * Writes into the journal that a step is done: what a person does, also where its proof cannot hold, and what had
     * nothing to do, so that the scripts of later steps go on.
     */
    void note(Step step, RehearsalClock clock) {
        StepScript script = scripts.of(step);
        String now = clock.now().toString().replaceFirst("\\.\\d+Z$", "Z");
        Noted line =
                new Noted(step.id(), script.plan(), script.digest(), now, now, "done", SOMEBODY, values.found(step));
        folder.note(Json.line(line));
    }
}
