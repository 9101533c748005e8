package dev.mitosis.plan.runbook;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The scripts of a whole wave: one that proves it again, one that takes it back. */
final class WaveScripts {
    private WaveScripts() {}

    static String verify(RunbookIndex index, Wave wave) {
        ScriptText script = new ScriptText()
                .comment("Proves every finished step of wave " + wave.number() + " again; it only reads:", wave.title())
                .start();
        members(script, index, index.steps(wave));
        return script.line("").line("verify_wave").toString();
    }

    static String rollback(RunbookIndex index, Wave wave) {
        List<Step> steps = new ArrayList<>(index.steps(wave));
        Collections.reverse(steps);
        ScriptText script = new ScriptText()
                .comment("Takes the steps of wave " + wave.number() + " back, the last one first:", wave.title())
                .comment(
                        "It only says what it would do unless it is called with --execute --yes; --to STEP names the last one.")
                .start();
        members(script, index, steps);
        return script.line("").line("roll_back \"$@\"").toString();
    }

    private static void members(ScriptText script, RunbookIndex index, List<Step> steps) {
        steps.forEach(step -> script.call("member", step.id(), index.script(step.id())));
    }
}
