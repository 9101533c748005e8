package dev.mitosis.plan.runbook;

import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.io.TextResource;
import dev.mitosis.model.plan.PlanDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a plan below the folder {@code waves}: what all scripts have in common, what people give, the templates
 * of what copies are handed over with, and a folder for each wave. Each text is made when it is asked for.
 */
public final class RunbookFiles {
    /** The file in which people give what no document of the account tells. */
    public static final String INPUTS = "inputs.env";

    private static final List<String> SHIPPED =
            List.of("functions.sh", "handover.yaml", "landing.yaml", "own-key.yaml");

    private RunbookFiles() {}

    /** The path of a step's script below the folder of the artefacts. */
    public static String script(PlanDocument plan, String step) {
        return new RunbookIndex(plan, "").script(step);
    }

    /**
     * All files.
     *
     * @param hash the SHA-256 of {@code plan.json}, by which the scripts know their plan
     * @param given what people have filled in so far: the former text of {@link #INPUTS}, empty where there is none
     */
    public static List<Artefact> of(PlanDocument plan, String hash, String given) {
        RunbookIndex index = new RunbookIndex(plan, hash);
        List<Artefact> files = new ArrayList<>();
        SHIPPED.forEach(name -> files.add(new Artefact(name, () -> TextResource.of(RunbookFiles.class, name))));
        files.add(new Artefact(INPUTS, () -> InputsFile.of(plan, GivenValues.read(given))));
        files.add(new Artefact("README.md", () -> WavesPage.of(index)));
        for (PlanDocument.Wave wave : plan.waves()) {
            String folder = RunbookIndex.inside(wave.folder());
            files.add(new Artefact(folder + "/README.md", () -> WavePage.of(index, wave)));
            files.add(new Artefact(folder + "/verify.sh", () -> WaveScripts.verify(index, wave)));
            files.add(new Artefact(folder + "/rollback.sh", () -> WaveScripts.rollback(index, wave)));
            for (PlanDocument.Step step : index.steps(wave)) {
                files.add(new Artefact(
                        RunbookIndex.inside(index.script(step.id())), () -> StepRunbook.of(index, wave, step)));
            }
        }
        return files;
    }
}
