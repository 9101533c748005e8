package dev.mitosis.rehearse;

import dev.mitosis.io.InputFile;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The script of each step, as it says itself.
 *
 * @param scripts by the ids of steps
 */
record StepScripts(Map<String, StepScript> scripts) {
    private static final Pattern STEP = Pattern.compile("(?m)^step (\\S+) (\\S+)");
    private static final Pattern DIGEST = Pattern.compile("(?m)^says ([0-9a-f]+)$");
    private static final Pattern PLAN = Pattern.compile("(?m)^plan ([0-9a-f]+)$");

    /**
     * A script.
     *
     * @param path below the folder of the artefacts
     * @param plan the hash of the plan that it was written for
     * @param digest of what the step does
     */
    record StepScript(String path, String plan, String digest) {}

    /**
     * Finds them in the folders of the waves.
     *
     * @throws MitosisException M-REHEARSE-03 where a folder cannot be read
     */
    static StepScripts in(Path artefacts, PlanDocument plan) {
        Map<String, StepScript> scripts = new HashMap<>();
        for (Wave wave : plan.waves()) {
            Path folder = artefacts.resolve(wave.folder());
            try {
                for (Path file : InputFile.entries(folder)) {
                    if (file.toString().endsWith(".sh")) {
                        read(InputFile.handwritten(file), scripts);
                    }
                }
            } catch (IOException e) {
                throw missing("the runbook " + folder + " cannot be read", InputFile.reason(e));
            }
        }
        return new StepScripts(scripts);
    }

    private static void read(String text, Map<String, StepScript> scripts) {
        Matcher step = STEP.matcher(text);
        if (step.find()) {
            scripts.put(step.group(1), new StepScript(step.group(2), first(PLAN, text), first(DIGEST, text)));
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /**
     * The script of a step.
     *
     * @throws MitosisException M-REHEARSE-03 where it has none
     */
    StepScript of(Step step) {
        StepScript script = scripts.get(step.id());
        if (script == null) {
            throw missing("the step " + step.id() + " has no script", "no script in the folders of the waves names it");
        }
        return script;
    }

    private static MitosisException missing(String what, String why) {
        return new MitosisException("M-REHEARSE-03", what, why, "run: mitosis plan", ExitCode.INVALID_INPUT);
    }
}
