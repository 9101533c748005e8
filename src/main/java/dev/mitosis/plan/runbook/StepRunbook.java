package dev.mitosis.plan.runbook;

import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Undo;
import java.util.List;

/** The script of a step: what it waits for and needs, its commands, how it is proved and how it is taken back. */
final class StepRunbook {
    private StepRunbook() {}

    static String of(RunbookIndex index, Wave wave, Step step) {
        ScriptText script = new ScriptText()
                .comment("Wave " + wave.number() + ", step " + index.number(step.id()) + ":", step.title())
                .comment("Why:", step.why())
                .comment("It only says what it would do unless it is called with --execute; --help says more.")
                .start()
                .about(index, step)
                .call("says", StepDigest.of(step));
        index.before(wave).ifPresent(earlier -> script.call("after_wave", earlier.folder()));
        waitsFor(script, index, step);
        step.preconditions().forEach(condition -> script.call("check", condition));
        step.inputs().forEach(name -> needs(script, index, step, name));
        step.files().forEach(file -> script.call("reads", file));
        step.outputs().stream().filter(name -> !isSecret(index, name)).forEach(name -> script.call("keeps", name));
        if (step.manual()) {
            script.call("manual");
        }
        if (step.action() == StepAction.FREEZE) {
            script.call("remembers");
        }
        wayBack(script, index, step);
        Undo undo = step.undo();
        return script.part("commands", step.commands())
                .part("validation", step.validation())
                .part("undo", undo == null ? List.of() : undo.commands())
                .line("")
                .line("run_step \"$@\"")
                .toString();
    }

    private static void waitsFor(ScriptText script, RunbookIndex index, Step step) {
        step.dependsOn().forEach(needed -> script.call("after", needed, index.script(needed)));
        String notBefore = step.notBefore();
        if (notBefore != null) {
            script.call("not_before", notBefore);
        }
    }

    private static void needs(ScriptText script, RunbookIndex index, Step step, String name) {
        PlanVariable variable = index.variable(name);
        if (variable == null || step.outputs().contains(name)) {
            return;
        }
        script.call("need", name, variable.meaning(), whence(index, variable));
    }

    private static String whence(RunbookIndex index, PlanVariable variable) {
        String setBy = variable.step();
        if (variable.secret()) {
            return "set it with: read -rs " + variable.name() + "; export " + variable.name();
        }
        return setBy == null
                ? "fill it in in waves/" + RunbookFiles.INPUTS
                : "found out by bash " + index.script(setBy) + " --execute";
    }

    private static void wayBack(ScriptText script, RunbookIndex index, Step step) {
        Undo undo = step.undo();
        if (undo == null || step.pointOfNoReturn()) {
            script.call("no_way_back", step.rollback());
        } else {
            script.call("way_back", undo.when(), step.rollback());
            index.dependents(step.id()).forEach(id -> script.call("before", id, index.script(id)));
        }
    }

    private static boolean isSecret(RunbookIndex index, String name) {
        PlanVariable variable = index.variable(name);
        return variable != null && variable.secret();
    }
}
